import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { softmax } from '#shared/domain/classification/softmax.ts';

describe('a softmax', () => {
  it('gives each number e to its power, of the sum of all, to five digits', () => {
    const numbers = fc.array(fc.double({ min: -2000, max: 2000, noNaN: true }), { minLength: 1, maxLength: 50 });
    fc.assert(
      fc.property(numbers, (given) => {
        const greatest = Math.max(...given);
        const powers = given.map((number) => Math.exp(number - greatest));
        const sum = powers.reduce((all, power) => all + power, 0);
        const shares = [...softmax(Float64Array.from(given))];
        shares.forEach((share, at) => {
          const expected = (powers[at] ?? 0) / sum;
          expect(Math.abs(share - expected)).toBeLessThan(1e-5 * expected + 1e-37);
        });
        expect(shares.reduce((all, share) => all + share, 0)).toBeCloseTo(1, 5);
      }),
    );
  });

  it('leaves the greatest the greatest, and equal numbers equal', () => {
    const numbers = fc.array(fc.integer({ min: -90, max: 90 }), { minLength: 1, maxLength: 50 });
    fc.assert(
      fc.property(numbers, (given) => {
        const shares = [...softmax(Float64Array.from(given))];
        expect(shares.indexOf(Math.max(...shares))).toBe(given.indexOf(Math.max(...given)));
        given.forEach((number, at) => {
          expect(shares[at]).toBe(shares[given.indexOf(number)]);
        });
      }),
    );
  });

  it('takes any many, and knows nothing of the numbers before', () => {
    for (const count of [5, 3000, 20_000, 3, 1]) {
      const shares = softmax(new Float64Array(count).fill(50));
      for (const share of shares) expect(share * count).toBeCloseTo(1, 5);
    }
  });
});
