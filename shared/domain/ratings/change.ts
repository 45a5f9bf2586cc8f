import type { EarlierRating } from './history.ts';
import type { Share } from './indicators.ts';
import { type ByIndicator, byIndicator, sumIndicators } from './method.ts';
import { type Scoring, shrink } from './shrinkage.ts';

/** What became of a body's score since an earlier rating, split exactly into its own doing and that of the others. */
export interface Change {
  readonly period: string;
  readonly revision: number;
  /** Points of the score; `own + others` is `score`. */
  readonly score: number;
  /** What the body's own cycles did. */
  readonly own: number;
  /** What the league around it did: its mean, its spread, the method's weights. */
  readonly others: number;
  /** The own part by indicator. */
  readonly ownBy: ByIndicator<number>;
  /** Places gained; negative are lost. */
  readonly places: number;
  readonly placeBefore: number;
}

interface Row {
  readonly body: string;
  readonly place: number;
  readonly indicators: ByIndicator<Share>;
}

/**
 * The change of one body against an earlier rating; undefined where it was not ranked then. Own and others are Shapley
 * values of the two changes: each is the mean of its effect before and after the other one, so their sum is exact and
 * neither goes first.
 */
export function changeSince(row: Row, now: Scoring, earlier: EarlierRating): Change | undefined {
  const before = earlier.rows.find(({ body }) => body === row.body);
  if (!before) return undefined;
  const points = (rated: Scoring, indicators: ByIndicator<Share>) =>
    byIndicator((id) => {
      const prior = rated.priors[id];
      return prior ? 100 * rated.weights[id] * shrink(indicators[id], prior) : 0;
    });
  const was = points(earlier, before.indicators);
  const is = points(now, row.indicators);
  const onlyOwn = points(earlier, row.indicators);
  const onlyOthers = points(now, before.indicators);
  const ownBy = byIndicator((id) => (onlyOwn[id] - was[id] + (is[id] - onlyOthers[id])) / 2);
  const score = sumIndicators(is) - sumIndicators(was);
  const own = sumIndicators(ownBy);
  return {
    period: earlier.period,
    revision: earlier.revision,
    score,
    own,
    others: score - own,
    ownBy,
    places: before.place - row.place,
    placeBefore: before.place,
  };
}
