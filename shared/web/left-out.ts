import { ratingFlags } from '#shared/domain/appeals/fact-data.ts';
import type { LeftOut } from '#shared/domain/ratings/tally.ts';
import names from './rating-names.ru.json' with { type: 'json' };
import { fill } from './wording.ts';

/** How many verdicts are not among those of satisfaction, and why; one may have several reasons. */
export function leftOutText(leftOut: LeftOut): string {
  const reasons = ratingFlags.flatMap((flag) => {
    const count = leftOut[flag];
    return count === undefined ? [] : [`${names.flags[flag]} — ${count}`];
  });
  return fill(names.leftOut, { count: leftOut.count, reasons: reasons.join(', ') });
}
