import type { RatingMethod } from './method.ts';

/** How a share of few answers is shown: not at all, with a mark, or in full. */
export type Visibility = 'hidden' | 'preliminary' | 'full';

/**
 * What may be shown of each of these counts (rating method; England's GP Patient Survey): fewer than `hiddenBelow` are
 * hidden, fewer than `preliminaryBelow` marked. Where only one count would be hidden, a total would give it away, so the
 * next smallest is hidden too. Counts of 0 hide nothing and give nothing away.
 */
export function visibilities(
  counts: readonly number[],
  { hiddenBelow, preliminaryBelow }: RatingMethod['smallNumbers'],
): Visibility[] {
  const isSmall = (n: number) => n > 0 && n < hiddenBelow;
  const alone = counts.filter(isSmall).length === 1;
  const nextSmallest = Math.min(...counts.filter((n) => n >= hiddenBelow));
  const covering = alone ? counts.indexOf(nextSmallest) : -1;
  return counts.map((n, index) => {
    if (isSmall(n) || index === covering) return 'hidden';
    return n < preliminaryBelow ? 'preliminary' : 'full';
  });
}
