import { type RatingId, ratingKind, ratingPath } from '#shared/domain/ratings/rating-path.ts';
import type { ReportPath } from '#shared/domain/reports/archive.ts';

/** The page of a report. A rating's address names no kind: it was there before there were kinds, and stays. */
export function reportPage({ kind, subject, period, revision }: ReportPath): string {
  return `/reports/${kind === ratingKind ? '' : `${kind}/`}${subject}/${period}/${revision}`;
}

/** Where a file of a report is handed out. */
export function fileAddress(report: ReportPath, file: string): string {
  return `/v1${reportPage(report)}/files/${encodeURIComponent(file)}`;
}

/** The page of a rating. */
export function ratingPage(rating: RatingId): string {
  return reportPage(ratingPath(rating));
}

/** The page of one body in a rating. */
export function bodyPage(rating: RatingId, body: string): string {
  return `${ratingPage(rating)}/bodies/${encodeURIComponent(body)}`;
}

/** Where staff is shown the cycles behind the figures of a body. */
export function cyclesAddress(rating: RatingId, body: string): string {
  return `/v1${bodyPage(rating, body)}/cycles`;
}

/** Two ratings of one league side by side, the earlier first; without them the form that asks which. */
export function comparePage({ league }: Pick<RatingId, 'league'>, between?: readonly [RatingId, RatingId]): string {
  const query = new URLSearchParams({ league });
  if (between) {
    query.set('a', reportChoice(between[0]));
    query.set('b', reportChoice(between[1]));
  }
  return `/reports/compare?${query}`;
}

/** How a form names a rating of a known league: `2026-09/1`. */
export function reportChoice({ period, revision }: Pick<RatingId, 'period' | 'revision'>): string {
  return `${period}/${revision}`;
}
