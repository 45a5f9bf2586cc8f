import type { League } from '../governance/directory.ts';
import type { ReportPath, ReportSeries } from '../reports/archive.ts';

/** What the archive calls a rating. */
export const ratingKind = 'rating';

/** A rating as it is spoken of where nothing else is: its league, its period and its revision. */
export interface RatingId {
  readonly league: League;
  readonly period: string;
  readonly revision: number;
}

/** What has become of a rating when it was to be archived or published. */
export interface ArchivedRating extends RatingId {
  /** `unchanged` when the last revision was made from the same sources; `proposed` when a person has to decide. */
  readonly outcome: 'published' | 'proposed' | 'unchanged';
}

/** The ratings of a league as a series of the archive. */
export function ratingsOf(league: League): ReportSeries {
  return { kind: ratingKind, subject: league };
}

/** The rating's place in the archive. */
export function ratingPath({ league, period, revision }: RatingId): ReportPath {
  return { ...ratingsOf(league), period, revision };
}
