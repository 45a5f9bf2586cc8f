import type { IndicatorId, RatingMethod } from './method.ts';

type SmallNumbers = RatingMethod['smallNumbers'];

/** How a share of few answers is shown: not at all, with a mark, or in full. */
export type Visibility = 'hidden' | 'preliminary' | 'full';

/**
 * What may be shown of each of these counts (rating method; England's GP Patient Survey): fewer than `hiddenBelow` are
 * hidden, fewer than `preliminaryBelow` marked. Where only one count would be hidden, a total would give it away, so the
 * next smallest is hidden too. Counts of 0 hide nothing and give nothing away.
 */
export function visibilities(counts: readonly number[], numbers: SmallNumbers): Visibility[] {
  const { hiddenBelow, preliminaryBelow } = numbers;
  const alone = counts.filter((n) => isFew(n, numbers)).length === 1;
  const nextSmallest = Math.min(...counts.filter((n) => n >= hiddenBelow));
  const covering = alone ? counts.indexOf(nextSmallest) : -1;
  return counts.map((n, index) => {
    if (isFew(n, numbers) || index === covering) return 'hidden';
    return n < preliminaryBelow ? 'preliminary' : 'full';
  });
}

/** A body of a report; one outside the rating has no `satisfactionShown`, for nothing of it is ranked or totalled. */
export interface SeenBody {
  readonly indicators: { readonly satisfaction: { readonly n: number } };
  readonly satisfactionShown?: Visibility | undefined;
}

/** Whether people may not see a body's satisfaction: not its share, its counts, its points, nor what it is short of. */
export function isSatisfactionHidden({ indicators, satisfactionShown }: SeenBody, numbers: SmallNumbers): boolean {
  if (satisfactionShown !== undefined) return satisfactionShown === 'hidden';
  return isFew(indicators.satisfaction.n, numbers);
}

/**
 * Indicators of a body whose points people may see only as one sum, and what those follow from, shrunk shares and the cost
 * of a failure, not at all. The score is a sum of four: beside it three would tell the hidden fourth by a subtraction, so
 * speed keeps silent with satisfaction.
 */
export function toldTogether(body: SeenBody, numbers: SmallNumbers): readonly IndicatorId[] {
  return isSatisfactionHidden(body, numbers) ? ['speed', 'satisfaction'] : [];
}

function isFew(n: number, { hiddenBelow }: SmallNumbers): boolean {
  return n > 0 && n < hiddenBelow;
}
