import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { twoSidedQuantile, wilson } from '#shared/domain/ratings/wilson.ts';
import { forAll } from '#test/support/for-all.ts';

describe('the normal quantile of a two-sided confidence', () => {
  it.each([
    [0.01, 0.012533469508069276],
    [0.5, 0.6744897501960817],
    [0.8, 1.2815515655446004],
    [0.9, 1.6448536269514722],
    [0.95, 1.959963984540054],
    [0.99, 2.5758293035489004],
    [0.998, 3.090232306167813],
    [0.999, 3.290526731491926],
  ])('of %f is %f', (confidence, z) => {
    expect(Math.abs(twoSidedQuantile(confidence) - z)).toBeLessThan(2e-13);
  });
});

const z = twoSidedQuantile(0.95);

describe('the Wilson interval at 95 %', () => {
  it.each([
    [1, 1, 0.206549, 1],
    [0, 1, 0, 0.793451],
    [3, 3, 0.438503, 1],
    [5, 5, 0.565518, 1],
    [0, 5, 0, 0.434482],
    [9, 10, 0.59585, 0.982124],
    [27, 30, 0.743789, 0.9654],
    [45, 50, 0.786398, 0.956524],
    [90, 100, 0.825634, 0.944771],
    [270, 300, 0.860834, 0.929052],
    [15, 50, 0.191036, 0.437504],
    [18, 20, 0.698966, 0.972134],
  ])('of %i/%i is %f to %f', (s, n, low, high) => {
    expect(wilson({ n, s }, z)?.map((bound) => Number(bound.toFixed(6)))).toEqual([low, high]);
  });

  it('does not exist without cases', () => {
    expect(wilson({ n: 0, s: 0 }, z)).toBeUndefined();
  });
});

describe('any Wilson interval', () => {
  const share = fc.integer({ min: 1, max: 5000 }).chain((n) => fc.nat(n).map((s) => ({ n, s })));

  it('lies in 0..1 and holds the share; its bounds solve |p − π| = z √(π(1 − π)/n) unless they are the share', () => {
    forAll(fc.tuple(share, fc.constantFrom(0.5, 0.9, 0.95, 0.999)), ([{ n, s }, confidence]) => {
      const quantile = twoSidedQuantile(confidence);
      const [low, high] = wilson({ n, s }, quantile) ?? [Number.NaN, Number.NaN];
      expect([low >= 0, low <= s / n, s / n <= high, high <= 1]).toEqual([true, true, true, true]);
      for (const bound of [low, high]) {
        const distance = Math.abs(s / n - bound);
        if (distance > 1e-9) expect(distance / Math.sqrt((bound * (1 - bound)) / n)).toBeCloseTo(quantile, 6);
      }
    });
  });

  it('is the mirror image for failures', () => {
    forAll(share, ({ n, s }) => {
      const [low, high] = wilson({ n, s }, z) ?? [Number.NaN, Number.NaN];
      const [mirrorLow, mirrorHigh] = wilson({ n, s: n - s }, z) ?? [Number.NaN, Number.NaN];
      expect(Math.abs(low - (1 - mirrorHigh)) + Math.abs(high - (1 - mirrorLow))).toBeLessThan(1e-12);
    });
  });

  it('never widens when there are more cases with the same share', () => {
    forAll(fc.tuple(share, fc.integer({ min: 2, max: 20 })), ([{ n, s }, times]) => {
      const width = ([low, high]: readonly [number, number]) => high - low;
      const few = wilson({ n, s }, z) ?? [0, 0];
      const many = wilson({ n: n * times, s: s * times }, z) ?? [0, 0];
      expect(width(many)).toBeLessThanOrEqual(width(few));
    });
  });
});
