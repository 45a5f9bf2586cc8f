import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { twoSidedQuantile, wilson } from '#shared/domain/ratings/wilson.ts';
import { meanMark } from '#shared/domain/satisfaction/mean-interval.ts';
import { forAll } from '#test/support/for-all.ts';

const z = twoSidedQuantile(0.95);
const marks = fc
  .array(fc.nat(60), { minLength: 5, maxLength: 5 })
  .filter((counts) => counts.some((count) => count > 0));

describe('the mean mark with its interval', () => {
  it('does not exist without marks', () => {
    expect(meanMark([0, 0, 0, 0, 0], z)).toBeUndefined();
  });

  it('of ten best marks is the Wilson interval of ten successes', () => {
    const [low = 0] = wilson({ n: 10, s: 10 }, z) ?? [];
    expect(meanMark([0, 0, 0, 0, 10], z)).toEqual({ n: 10, mean: 5, interval: [1 + 4 * low, 5] });
  });

  it('of ten equal marks is not without doubt', () => {
    const { mean, interval } = meanMark([0, 0, 10, 0, 0], z) ?? { mean: 0, interval: [0, 0] as const };
    expect(mean).toBe(3);
    expect(interval[1] - interval[0]).toBeGreaterThan(0.5);
  });

  it('lies within the marks, holds the mean, and is mirrored with them', () => {
    forAll(marks, (counts) => {
      const all = counts.flatMap((count, index) => Array.from({ length: count }, () => index + 1));
      const { n = 0, mean = 0, interval: [low, high] = [0, 0] } = meanMark(counts, z) ?? {};
      expect(n).toBe(all.length);
      expect(mean).toBeCloseTo(all.reduce((sum, mark) => sum + mark, 0) / all.length, 9);
      expect([low >= 1, low <= mean + 1e-9, mean <= high + 1e-9, high <= 5]).toEqual([true, true, true, true]);
      const [mirroredLow = 0, mirroredHigh = 0] = meanMark([...counts].reverse(), z)?.interval ?? [];
      expect(mirroredLow).toBeCloseTo(6 - high, 9);
      expect(mirroredHigh).toBeCloseTo(6 - low, 9);
    });
  });

  it('is not wider with three times the same answers', () => {
    forAll(marks, (counts) => {
      const width = (of: readonly number[]) => {
        const [low = 0, high = 0] = meanMark(of, z)?.interval ?? [];
        return high - low;
      };
      expect(width(counts.map((count) => 3 * count))).toBeLessThan(width(counts) + 1e-12);
    });
  });
});
