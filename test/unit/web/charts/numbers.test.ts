import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimal, percent, signed } from '#shared/web/charts/numbers.ts';
import { niceTicks } from '#shared/web/charts/scale.ts';
import { forAll } from '#test/support/for-all.ts';

describe('numbers in Russian form', () => {
  it.each([
    [decimal(87.43, 2), '87,43'],
    [decimal(100, 2), '100,00'],
    [decimal(-0.84, 2), '−0,84'],
    [decimal(-0.001, 2), '0,00'],
    [decimal(1234567, 0), '1\u00a0234\u00a0567'],
    [signed(2.31, 2), '+2,31'],
    [signed(-0.84, 2), '−0,84'],
    [signed(0.004, 2), '0,00'],
    [percent(0.8743), '87,4\u00a0%'],
    [percent(1), '100,0\u00a0%'],
  ])('%s', (written, expected) => {
    expect(written).toBe(expected);
  });
});

describe('round ticks', () => {
  it.each([
    ['cover the range', [61.2, 93.9], 6, { values: [60, 70, 80, 90, 100], digits: 0 }],
    ['have decimals where needed', [87.31, 89.42], 6, { values: [87, 87.5, 88, 88.5, 89, 89.5], digits: 1 }],
    ['open around equal values', [50, 50, 50], 6, { values: [49, 49.5, 50, 50.5, 51], digits: 1 }],
    ['stay within bounds', [100, 100], 6, { values: [99, 99.2, 99.4, 99.6, 99.8, 100], digits: 1 }],
    ['exist without values', [], 6, { values: [0, 0.2, 0.4, 0.6, 0.8, 1], digits: 1 }],
  ] as const)('%s', (_, values, atMost, ticks) => {
    expect(niceTicks(values, { atMost, minSpan: 2, within: [0, 100] })).toEqual(ticks);
  });

  it('cover any values with no more ticks than there is room for', () => {
    const value = fc.double({ min: -1000, max: 1000, noNaN: true });
    forAll(fc.tuple(fc.array(value, { minLength: 1 }), fc.integer({ min: 1, max: 12 })), ([values, atMost]) => {
      const ticks = niceTicks(values, { atMost, minSpan: 0.5 });
      expect(ticks.values.length).toBeLessThanOrEqual(Math.max(3, atMost));
      expect(ticks.values.length).toBeGreaterThanOrEqual(2);
      expect(ticks.values[0]).toBeLessThanOrEqual(Math.min(...values) + 1e-6);
      expect(ticks.values.at(-1)).toBeGreaterThanOrEqual(Math.max(...values) - 1e-6);
    });
  });
});
