import type { RatingMethod } from '../ratings/method.ts';
import { type Visibility, visibilities } from '../ratings/visibility.ts';

/** What may be shown of a cell's answers; `none` where there are none. */
export type Shown = Visibility | 'none';

/**
 * What may be shown of the cells that make up a known total, by their numbers of answers. The rules of the rating (method,
 * «How small numbers are treated»), and two more that follow from their purpose: what is hidden elsewhere is hidden here
 * (`isHidden`), and the hidden cells have `hiddenBelow` answers together, since the total less the shown is a figure too.
 */
export function shownOf(
  counts: readonly number[],
  numbers: RatingMethod['smallNumbers'],
  isHidden: (index: number) => boolean = () => false,
): Shown[] {
  const shown = visibilities(counts, numbers).map((each, index): Shown => {
    if (counts[index] === 0) return 'none';
    return isHidden(index) ? 'hidden' : each;
  });
  for (;;) {
    const hidden = counts.filter((_, index) => shown[index] === 'hidden');
    const together = hidden.reduce((sum, count) => sum + count, 0);
    if (hidden.length === 0 || (hidden.length > 1 && together >= numbers.hiddenBelow)) return shown;
    const next = smallestShown(counts, shown);
    if (next === undefined) return shown;
    shown[next] = 'hidden';
  }
}

function smallestShown(counts: readonly number[], shown: readonly Shown[]): number | undefined {
  let found: number | undefined;
  for (const [index, count] of counts.entries()) {
    const isShown = shown[index] === 'preliminary' || shown[index] === 'full';
    if (isShown && (found === undefined || count < (counts[found] ?? 0))) found = index;
  }
  return found;
}
