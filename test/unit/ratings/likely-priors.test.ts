import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { likelyPriors } from '#shared/domain/ratings/likely-priors.ts';
import { logRising } from '#shared/domain/ratings/log-rising.ts';
import { leaguePrior } from '#shared/domain/ratings/shrinkage.ts';
import { forAll } from '#test/support/for-all.ts';

const grid = Array.from({ length: 1000 }, (_, index) => (index + 0.5) / 1000);
const prior = { mean: 0.5, strength: 10 };
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

it('a rising product is the product', () => {
  forAll(fc.tuple(fc.double({ min: 1e-6, max: 500, noNaN: true }), fc.nat(400)), ([x, k]) => {
    let log = 0;
    for (let factor = 0; factor < k; factor += 1) log += Math.log(x + factor);
    expect(Math.abs(logRising(x, k) - log)).toBeLessThan(1e-10 * Math.max(1, Math.abs(log)));
  });
});

describe('the priors that a league’s counts allow', () => {
  it.each([0, 1])('are the one given where the mean is %i', (mean) => {
    const sure = { mean, strength: 200 };
    expect(likelyPriors([{ n: 20, s: 20 * mean }], { prior: sure, max: 200 })(0.7)).toBe(sure);
  });

  it('are near the truth where many bodies tell of it', () => {
    // Some 10,000 bodies whose shares of 200 are spread like Beta(6, 4).
    const density = (p: number) => p ** 5 * (1 - p) ** 3;
    const total = grid.reduce((sum, p) => sum + density(p), 0);
    const shares = grid.flatMap((p) =>
      Array.from({ length: Math.round((10_000 * density(p)) / total) }, () => ({ n: 200, s: Math.round(200 * p) })),
    );
    const at = likelyPriors(shares, { prior, max: 200 });
    expect(mean(grid.map((u) => at(u).mean))).toBeCloseTo(0.6, 1);
    expect(mean(grid.map((u) => at(u).strength))).toBeGreaterThan(8);
    expect(mean(grid.map((u) => at(u).strength))).toBeLessThan(13);
  });

  it('are open where two bodies are all there is', () => {
    const at = likelyPriors(
      [
        { n: 4, s: 3 },
        { n: 6, s: 3 },
      ],
      { prior, max: 200 },
    );
    const strengths = grid.map((u) => at(u).strength);
    expect(Math.min(...strengths)).toBe(1);
    expect(Math.max(...strengths)).toBeCloseTo(200, 9);
  });

  it.each([
    [1000, 999],
    [5000, 1],
    [100_000, 99_999],
  ])('are open where all is known of one body: %i cycles, %i of them successes', (n, s) => {
    const at = likelyPriors([{ n, s }], { prior, max: 200 });
    const strengths = grid.map((u) => at(u).strength);
    expect([Math.min(...strengths), Number(Math.max(...strengths).toFixed(9))]).toEqual([1, 200]);
    expect(grid.every((u) => at(u).mean > 0 && at(u).mean < 1)).toBe(true);
  });

  it('are numbers within the bounds, whatever the league', () => {
    const share = fc
      .oneof(fc.nat(20), fc.nat(5000))
      .chain((n) => fc.oneof(fc.nat(n), fc.constant(n), fc.constant(Math.max(0, n - 1))).map((s) => ({ n, s })));
    forAll(
      fc.tuple(
        fc.array(share, { minLength: 1, maxLength: 20 }),
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
      ),
      ([shares, uniform]) => {
        const known = leaguePrior(shares, { min: 5, max: 200 });
        if (!known) return;
        const { mean, strength } = likelyPriors(shares, { prior: known, max: 200 })(uniform);
        expect([mean >= 0, mean <= 1, strength >= 1, strength <= 200 + 1e-9]).toEqual([true, true, true, true]);
      },
      300,
    );
  });
});
