import type { Share } from '#shared/domain/ratings/indicators.ts';
import { type Prior, shrink } from '#shared/domain/ratings/shrinkage.ts';
import { percent } from '#shared/web/charts/numbers.ts';
import { fill } from '#shared/web/wording.ts';
import texts from '../texts/body.ru.json' with { type: 'json' };

/** From this weight of its own cases on, a share is the body's own. */
const enough = 0.9;

/** Why a share counts as it does: how many cases of its own it has against the strength of the league's mean. */
export function shareReason({ n, s }: Share, prior: Prior | undefined): string {
  const { dropped, none, few, many } = texts.why;
  if (!prior) return dropped;
  const mean = percent(prior.mean);
  if (n === 0) return fill(none, { mean });
  const own = n / (n + prior.strength);
  return fill(own < enough ? few : many, {
    ...{ s, n, mean },
    raw: percent(s / n),
    own: percent(own, 0),
    rest: percent(1 - own, 0),
    shrunk: percent(shrink({ n, s }, prior)),
  });
}
