import type { ReportPath } from '#shared/domain/ratings/archive.ts';

/** The page of a report. */
export function reportPage({ league, period, revision }: ReportPath): string {
  return `/reports/${league}/${period}/${revision}`;
}

/** The page of one body in a report. */
export function bodyPage(report: ReportPath, body: string): string {
  return `${reportPage(report)}/bodies/${encodeURIComponent(body)}`;
}

/** Where a file of a report is handed out. */
export function fileAddress(report: ReportPath, file: string): string {
  return `/v1${reportPage(report)}/files/${encodeURIComponent(file)}`;
}

/** Where staff is shown the cycles behind the figures of a body. */
export function cyclesAddress(report: ReportPath, body: string): string {
  return `/v1${bodyPage(report, body)}/cycles`;
}

/** Two reports of one league side by side, the earlier first; without them the form that asks which. */
export function comparePage(
  { league }: Pick<ReportPath, 'league'>,
  between?: readonly [ReportPath, ReportPath],
): string {
  const query = new URLSearchParams({ league });
  if (between) {
    query.set('a', reportChoice(between[0]));
    query.set('b', reportChoice(between[1]));
  }
  return `/reports/compare?${query}`;
}

/** How a form names a report of a known league: `2026-09/1`. */
export function reportChoice({ period, revision }: Pick<ReportPath, 'period' | 'revision'>): string {
  return `${period}/${revision}`;
}
