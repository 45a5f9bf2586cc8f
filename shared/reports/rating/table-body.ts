import type { Share } from '#shared/domain/ratings/indicators.ts';
import type { RatedIndicator } from '#shared/domain/ratings/league-table.ts';
import { type ByIndicator, byIndicator } from '#shared/domain/ratings/method.ts';
import type { ReportContent } from '#shared/domain/ratings/report.ts';
import type { SnapshotRow } from '#shared/domain/ratings/snapshot.ts';
import type { Interval } from '#shared/domain/ratings/wilson.ts';
import { fill } from '#shared/web/wording.ts';
import texts from './tables.ru.json' with { type: 'json' };

/** What a table may tell of an indicator: of few answers, that they are few and nothing else. */
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
  readonly isSatisfactionHidden: boolean;
  readonly indicators: ByIndicator<ShownIndicator>;
}

/** The bodies of a rating, those outside it after the ranked ones; satisfaction of few answers is hidden. */
export function tableBodies({ snapshot, method }: ReportContent): TableBody[] {
  const { hiddenBelow } = method.smallNumbers;
  const few: ShownIndicator = { n: fill(texts.few, { hiddenBelow }) };
  const shownOf = (shares: ByIndicator<Share & Partial<RatedIndicator>>, isHidden: boolean) =>
    byIndicator((id) =>
      isHidden && id === 'satisfaction' ? few : shownIndicator(shares[id], snapshot.dropped.includes(id)),
    );
  const ranked = snapshot.table.map((row): TableBody => {
    const isHidden = row.satisfactionShown === 'hidden';
    return { ...row, ranked: row, isSatisfactionHidden: isHidden, indicators: shownOf(row.indicators, isHidden) };
  });
  const others = snapshot.notRanked.map((row): TableBody => {
    const { n } = row.indicators.satisfaction;
    const isHidden = n > 0 && n < hiddenBelow;
    return { ...row, isSatisfactionHidden: isHidden, indicators: shownOf(row.indicators, isHidden) };
  });
  return [...ranked, ...others];
}

/** An indicator that nobody in the league has a case of moves no score. */
function shownIndicator(indicator: Share & Partial<RatedIndicator>, isDropped: boolean): ShownIndicator {
  const { n, s, wilson, againstLeague, oneMoreFailure } = indicator;
  return { n, s, share: n === 0 ? undefined : s / n, wilson, ...(isDropped ? {} : { againstLeague, oneMoreFailure }) };
}
