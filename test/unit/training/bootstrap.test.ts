import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { twoSidedQuantile, wilson } from '#shared/domain/ratings/wilson.ts';
import { mersenneTwister } from '#shared/reports/seeded-generator.ts';
import { bootstrapIntervals } from '#shared/training/bootstrap.ts';

const mean = (sample: readonly number[]) => ({ mean: sample.reduce((sum, one) => sum + one, 0) / sample.length });
const random = () => mersenneTwister('00000007');
const flags = (count: number, ones: number) => Array.from({ length: count }, (_, at) => (at < ones ? 1 : 0));

describe('bootstrap intervals', () => {
  it.each([
    [400, 300],
    [1000, 100],
    [2000, 1960],
  ])('of a share of %i cases with %i are near to Wilson’s', (count, ones) => {
    const [low = 0, high = 0] = bootstrapIntervals(flags(count, ones), mean, random()).mean ?? [];
    const [expectedLow, expectedHigh] = wilson({ n: count, s: ones }, twoSidedQuantile(0.95)) ?? [0, 0];
    expect(low).toBeCloseTo(expectedLow, 2);
    expect(high).toBeCloseTo(expectedHigh, 2);
  });

  it('of a paired difference are narrower than those of both figures apart', () => {
    const pairs = flags(300, 240).map((one, at) => ({ a: one, b: at % 50 === 0 ? 1 - one : one }));
    const found = bootstrapIntervals(
      pairs,
      (sample) => {
        const [a = 0, b = 0] = [mean(sample.map((pair) => pair.a)).mean, mean(sample.map((pair) => pair.b)).mean];
        return { a, difference: a - b };
      },
      random(),
    );
    const width = ([low, high]: readonly [number, number] = [0, 0]) => high - low;
    expect(width(found.difference)).toBeGreaterThan(0);
    expect(width(found.difference)).toBeLessThan(width(found.a) / 2);
  });

  it('are the same from the same numbers, and lie within the values', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 20 }), (values) => {
        const found = bootstrapIntervals(values, mean, random());
        expect(bootstrapIntervals(values, mean, random())).toEqual(found);
        const [low = -1, high = 10] = found.mean ?? [];
        expect(low).toBeGreaterThanOrEqual(Math.min(...values));
        expect(low).toBeLessThanOrEqual(high);
        expect(high).toBeLessThanOrEqual(Math.max(...values));
      }),
      { numRuns: 20 },
    );
  });

  it('leave out a figure that no sample has', () => {
    expect(bootstrapIntervals([1], () => ({ none: undefined, one: 1 }), random())).toEqual({ one: [1, 1] });
  });
});
