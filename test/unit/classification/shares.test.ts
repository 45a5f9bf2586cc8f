import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pooled, softmax } from '#shared/domain/classification/shares.ts';

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

describe('shares pooled with others', () => {
  /** As many shares of 1 as there are pairs of numbers, and as many others. */
  const pairs = fc.array(fc.tuple(fc.nat(1000), fc.nat(1000)), { minLength: 1, maxLength: 50 });
  const weight = fc.double({ min: 0, max: 1.5, noNaN: true });
  const sharesOf = (numbers: readonly number[]) => {
    const sum = numbers.reduce((all, number) => all + number, 0) || 1;
    return Float64Array.from(numbers, (number) => number / sum);
  };

  it('are products, each to the power of its weight, to five digits', () => {
    fc.assert(
      fc.property(pairs, weight, weight, (given, ofThese, ofOthers) => {
        const [these, others] = [sharesOf(given.map(([one]) => one)), sharesOf(given.map(([, one]) => one))];
        const products = given.map((_, at) => {
          return ((these[at] ?? 0) + 1e-3) ** ofThese * ((others[at] ?? 0) + 1e-3) ** ofOthers;
        });
        const sum = products.reduce((all, product) => all + product, 0);
        const shares = pooled(these, others, [ofThese, ofOthers], new Float64Array(given.length));
        shares.forEach((share, at) => {
          const expected = (products[at] ?? 0) / sum;
          expect(Math.abs(share - expected)).toBeLessThan(1e-5 * expected);
        });
      }),
    );
  });

  it('know nothing of the shares before, and give the shares themselves where the others have no weight', () => {
    for (const count of [5, 3000, 3]) {
      const even = new Float64Array(count).fill(1 / count);
      for (const share of pooled(even, new Float64Array(count), [1, 0], even)) expect(share * count).toBeCloseTo(1, 4);
    }
  });
});
