import { describe, expect, it } from 'vitest';
import { betaDraws, normalDraws } from '#shared/domain/ratings/beta-draws.ts';
import { mersenneTwister } from '#shared/reports/seeded-generator.ts';
import { betaCdf } from '#test/support/beta-cdf.ts';

const count = 200_000;
const seeded = (index: number) => mersenneTwister(index.toString(16).padStart(8, '0'));
const mean = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0) / values.length;

it.each([
  // The uniform, the arcsine and a polynomial have distributions that can be written down.
  [0.3, 1, 1, 0.3],
  [0.3, 0.5, 0.5, (2 / Math.PI) * Math.asin(Math.sqrt(0.3))],
  [0.3, 2, 3, 6 * 0.3 ** 2 - 8 * 0.3 ** 3 + 3 * 0.3 ** 4],
  [0.3, 0.2, 1, 0.3 ** 0.2],
])('the oracle knows P(X ≤ %f) of Beta(%f, %f)', (x, a, b, probability) => {
  expect(betaCdf(x, a, b)).toBeCloseTo(probability, 9);
});

describe.each([
  [1, 1],
  [0.5, 0.5],
  [0.05, 4.95],
  [7.2, 0.1],
  [2, 5],
  [30, 1.3],
  [4_000, 1_000],
])('200,000 draws of Beta(%f, %f)', (a, b) => {
  const beta = betaDraws(seeded(a * 100 + b));
  const drawn = Float64Array.from({ length: count }, () => beta(a, b)).sort();
  const [expected, variance] = [a / (a + b), (a * b) / ((a + b) ** 2 * (a + b + 1))];

  it('lie in 0..1', () => {
    expect(drawn.every((x) => x >= 0 && x <= 1)).toBe(true);
  });

  it('have its mean and variance', () => {
    // Within 4.5 standard errors.
    expect(Math.abs(mean(drawn) - expected)).toBeLessThan(4.5 * Math.sqrt(variance / count));
    const squares = drawn.map((x) => (x - expected) ** 2);
    const spread = Math.sqrt(mean(squares.map((square) => (square - variance) ** 2)) / count);
    expect(Math.abs(mean(squares) - variance)).toBeLessThan(4.5 * spread);
  });

  it('have its quantiles', () => {
    // Kolmogorov and Smirnov: 1.95 / √count is passed by chance once in a thousand.
    for (let index = 500; index < count; index += 1000) {
      const x = drawn[index] ?? Number.NaN;
      if (x < 1e-12 || x > 1 - 1e-12) continue;
      expect(Math.abs(betaCdf(x, a, b) - index / count)).toBeLessThan(1.95 / Math.sqrt(count));
    }
  });
});

it.each([
  [1e-300, 1e-300],
  [1e-9, 1e-9],
  [1e-3, 500],
  [1e12, 1],
])('of Beta(%f, %f) none is no number', (a, b) => {
  const beta = betaDraws(seeded(1));
  for (let draw = 0; draw < 1000; draw += 1) {
    const x = beta(a, b);
    expect(x >= 0 && x <= 1).toBe(true);
  }
});

it('survives a generator that says 0', () => {
  const uniform = seeded(2);
  let calls = 0;
  const beta = betaDraws(() => (calls++ % 5 === 0 ? 0 : uniform()));
  for (let draw = 0; draw < 1000; draw += 1) expect(beta(0.5, 0.5)).toBeGreaterThanOrEqual(0);
});

it('normal draws are standard, both of a pair', () => {
  const normal = normalDraws(seeded(3));
  const pairs = Array.from({ length: count / 2 }, () => [normal(), normal()] as const);
  for (const which of [0, 1] as const) {
    const values = Float64Array.from(pairs, (pair) => pair[which]);
    expect(Math.abs(mean(values))).toBeLessThan(4.5 / Math.sqrt(count / 2));
    expect(Math.abs(mean(values.map((x) => x * x)) - 1)).toBeLessThan(4.5 * Math.sqrt(2 / (count / 2)));
  }
  const products = Float64Array.from(pairs, ([x, y]) => x * y);
  expect(Math.abs(mean(products))).toBeLessThan(4.5 / Math.sqrt(count / 2));
});
