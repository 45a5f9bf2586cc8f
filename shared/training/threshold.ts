import { twoSidedQuantile, wilson } from '#shared/domain/ratings/wilson.ts';

export interface TrialAnswer {
  readonly label: number;
  readonly probability: number;
  readonly isRight: boolean;
}

/** How sure it has to be that the wanted share is right, by a one-sided bound. */
const confidence = 0.9;
/** Each set of answers looked at is so many times as large as the one before. */
const growth = 1.1;

/**
 * The least probability for which it is sure that, of the answers at least so likely, the wanted share is right; 1 when there
 * is none. «Sure» is more than «so it was in the trials»: of many thresholds, the least for which that is so is chosen for
 * its luck, and on other answers fails every second time. So the lower bound of Wilson's interval (one-sided, of 90 %)
 * has to reach the wanted share; and it is looked at for few thresholds only, each with a tenth more answers than the one
 * before, of which neighbours are right or wrong together: to choose among them adds little to the one chance in ten.
 *
 * What the probabilities say together counts as much as how many answers were right, as if as many again had been tried: where
 * few answers lie, one right more or less would else move the threshold far. It holds as far as the probabilities have been
 * calibrated; where the trials themselves have fewer right than wanted, no probability outweighs them.
 */
export function thresholdFor(answers: readonly TrialAnswer[], wanted: number): number {
  const falling = [...answers].sort((a, b) => b.probability - a.probability);
  let [right, expected, threshold, next] = [0, 0, 1, 1];
  for (const [index, { probability, isRight }] of falling.entries()) {
    const count = index + 1;
    right += Number(isRight);
    expected += probability;
    const isLastOfEqual = falling[count]?.probability !== probability;
    if (!isLastOfEqual || (count < next && count < falling.length)) continue;
    next = count * growth;
    const [low] = wilson({ n: 2 * count, s: right + expected }, z) ?? [0];
    if (low >= wanted && right >= wanted * count) threshold = probability;
  }
  return threshold;
}

/** Of a two-sided interval whose lower side is exceeded as seldom as the one-sided one. */
const z = twoSidedQuantile(2 * confidence - 1);
