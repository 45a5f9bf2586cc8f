import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { visibilities } from '#shared/domain/ratings/visibility.ts';
import { forAll } from '#test/support/for-all.ts';

const few = { hiddenBelow: 10, preliminaryBelow: 30 };
const [h, p, f] = ['hidden', 'preliminary', 'full'] as const;

describe('what is shown of few answers', () => {
  it.each([
    ['enough everywhere', [30, 100], [f, f]],
    ['on the edges', [9, 10, 29, 30, 9], [h, p, p, f, h]],
    ['one alone takes the next smallest along', [100, 9, 40, 35], [f, h, f, h]],
    ['the next smallest may be preliminary', [5, 12, 40], [h, h, f]],
    ['of equal ones the first', [5, 12, 12], [h, h, p]],
    ['two hide each other', [5, 6, 12], [h, h, p]],
    ['none is not few', [0, 5, 40], [p, h, h]],
    ['none alone gives nothing away', [0, 40], [p, f]],
    ['one body alone in its table', [5], [h]],
    ['nobody', [], []],
  ])('%s', (_, counts, shown) => {
    expect(visibilities(counts, few)).toEqual(shown);
  });

  it('never leaves one count to be worked out from the total', () => {
    forAll(fc.array(fc.nat(50), { maxLength: 12 }), (counts) => {
      const shown = visibilities(counts, few);
      const hidden = counts.filter((_, index) => shown[index] === 'hidden');
      const nonzero = counts.filter((n) => n > 0);
      expect(hidden.length === 1 && nonzero.length > 1).toBe(false);
      expect(counts.every((n, index) => n === 0 || n >= 10 || shown[index] === 'hidden')).toBe(true);
      expect(hidden.every((n) => n > 0)).toBe(true);
    });
  });
});
