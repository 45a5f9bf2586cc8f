import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shapley } from '#shared/domain/ratings/shapley.ts';
import { forAll } from '#test/support/for-all.ts';

const factors = ['a', 'b', 'c'] as const;
type Factor = (typeof factors)[number];

describe('an effect shared out among its factors', () => {
  it.each<[string, (changed: ReadonlySet<Factor>) => number, [number, number, number]]>([
    ['of a sum is each one’s own', (changed) => (changed.has('a') ? 2 : 0) + (changed.has('c') ? 5 : 0), [2, 0, 5]],
    [
      'of two that only work together is half each',
      (changed) => Number(changed.has('a') && changed.has('b')),
      [0.5, 0.5, 0],
    ],
    ['of all three together is a third each', (changed) => Number(changed.size === 3), [1 / 3, 1 / 3, 1 / 3]],
  ])('%s', (_, worth, expected) => {
    const parts = shapley(factors, worth);
    expected.forEach((part, index) => {
      expect(parts.get(factors[index] ?? 'a')).toBeCloseTo(part, 12);
    });
  });

  it('sums to the whole, whatever the values', () => {
    forAll(fc.array(fc.double({ min: -100, max: 100, noNaN: true }), { minLength: 8, maxLength: 8 }), (values) => {
      const worth = (changed: ReadonlySet<Factor>) =>
        values[factors.reduce((index, factor, bit) => index + (changed.has(factor) ? 2 ** bit : 0), 0)] ?? 0;
      const sum = [...shapley(factors, worth).values()].reduce((total, part) => total + part, 0);
      expect(sum).toBeCloseTo(worth(new Set(factors)) - worth(new Set()), 9);
    });
  });

  it('of no factors is nothing', () => {
    expect([...shapley([], () => 1)]).toEqual([]);
  });
});
