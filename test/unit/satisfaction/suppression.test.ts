import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shownOf } from '#shared/domain/satisfaction/suppression.ts';
import { forAll } from '#test/support/for-all.ts';

const numbers = { hiddenBelow: 10, preliminaryBelow: 30 };

describe('what may be shown of the cells of a table', () => {
  it.each([
    ['enough everywhere', [30, 29, 10], ['full', 'preliminary', 'preliminary']],
    ['one too small takes the next smallest along', [9, 40, 12], ['hidden', 'full', 'hidden']],
    ['two that are enough together', [4, 6, 40, 12], ['hidden', 'hidden', 'full', 'preliminary']],
    ['two that are few together take a third along', [4, 3, 40, 12], ['hidden', 'hidden', 'full', 'hidden']],
    ['none without answers', [0, 9, 31], ['none', 'hidden', 'hidden']],
    ['nobody to take along', [9], ['hidden']],
    ['nothing', [], []],
  ] as const)('%s', (_, counts, shown) => {
    expect(shownOf(counts, numbers)).toEqual(shown);
  });

  it('hides what is hidden elsewhere, and covers it', () => {
    expect(shownOf([50, 40, 45], numbers, (index) => index === 0)).toEqual(['hidden', 'hidden', 'full']);
  });

  it('cannot be undone by subtraction from the total: what is left is of several cells, and of ten answers or more', () => {
    forAll(
      fc.tuple(fc.array(fc.nat(50), { maxLength: 12 }), fc.array(fc.boolean(), { maxLength: 12 })),
      ([counts, forced]) => {
        const shown = shownOf(counts, numbers, (index) => forced[index] ?? false);
        const hidden = counts.filter((_, index) => shown[index] === 'hidden');
        const left = counts.filter((_, index) => shown[index] === 'preliminary' || shown[index] === 'full');
        for (const [index, count] of counts.entries()) {
          if (count > 0 && count < 10) expect(shown[index]).toBe('hidden');
          if (shown[index] === 'preliminary') expect(count).toBeLessThan(30);
          if (shown[index] === 'full') expect(count).toBeGreaterThanOrEqual(30);
        }
        if (hidden.length === 0 || left.length === 0) return;
        expect(hidden.length).toBeGreaterThan(1);
        expect(hidden.reduce((sum, count) => sum + count, 0)).toBeGreaterThanOrEqual(10);
      },
    );
  });
});
