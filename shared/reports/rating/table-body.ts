import type { Share } from '#shared/domain/ratings/indicators.ts';
import type { RatedIndicator } from '#shared/domain/ratings/league-table.ts';
import { type ByIndicator, byIndicator, type IndicatorId } from '#shared/domain/ratings/method.ts';
import type { ReportContent } from '#shared/domain/ratings/report.ts';
import type { SnapshotRow } from '#shared/domain/ratings/snapshot.ts';
import { isSatisfactionHidden, type SeenBody, toldTogether } from '#shared/domain/ratings/visibility.ts';
import type { Interval } from '#shared/domain/ratings/wilson.ts';
import names from '#shared/web/rating-names.ru.json' with { type: 'json' };

/** What a table may tell of an indicator: of a hidden one, that it is hidden and nothing else. */
export interface ShownIndicator {
  /** A text where the count itself is hidden. */
  readonly n: number | string;
  readonly s?: number | undefined;
  /** Raw share, 0..1. */
  readonly share?: number | undefined;
  readonly wilson?: Interval | undefined;
  readonly againstLeague?: number | undefined;
  readonly oneMoreFailure?: number | undefined;
}

/** A body as a table shows it. */
export interface TableBody {
  readonly body: string;
  readonly name: string;
  /** Absent for a body outside the rating. */
  readonly ranked?: SnapshotRow | undefined;
  readonly due: number;
  readonly cycles: number;
  readonly indicators: ByIndicator<ShownIndicator>;
}

/** The bodies of a rating, those outside it after the ranked ones; satisfaction of few answers is hidden. */
export function tableBodies({ snapshot, method }: ReportContent): TableBody[] {
  const shown = (row: SeenBody & { readonly indicators: ByIndicator<Rated> }) =>
    byIndicator((id) => shownIndicator(row, id, { snapshot, method }));
  const ranked = snapshot.table.map((row): TableBody => ({ ...row, ranked: row, indicators: shown(row) }));
  const others = snapshot.notRanked.map((row): TableBody => ({ ...row, indicators: shown(row) }));
  return [...ranked, ...others];
}

type Rated = Share & Partial<RatedIndicator>;

/** Points only where the indicator moves the score, and may be seen to by itself. */
function shownIndicator(
  row: SeenBody & { readonly indicators: ByIndicator<Rated> },
  id: IndicatorId,
  { snapshot, method: { smallNumbers } }: Pick<ReportContent, 'snapshot' | 'method'>,
): ShownIndicator {
  if (id === 'satisfaction' && isSatisfactionHidden(row, smallNumbers)) return { n: names.hidden };
  const { n, s, wilson, againstLeague, oneMoreFailure } = row.indicators[id];
  const hasPoints = !snapshot.dropped.includes(id) && !toldTogether(row, smallNumbers).includes(id);
  return {
    ...{ n, s, share: n === 0 ? undefined : s / n, wilson },
    ...(hasPoints ? { againstLeague, oneMoreFailure } : {}),
  };
}
