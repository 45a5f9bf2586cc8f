import { leagues } from '#shared/domain/governance/directory.ts';
import { ratingsOf } from '#shared/domain/ratings/rating-path.ts';
import type { CatalogueEntry, ReportCatalogue } from '#shared/domain/reports/archive.ts';
import { publishedReport } from '#shared/domain/reports/published-report.ts';

/** The published rating that a request's path names; undefined for any other path. */
export async function ratingOfPath(
  path: Readonly<Record<string, string>>,
  catalogue: Pick<ReportCatalogue, 'entriesOf'>,
): Promise<CatalogueEntry | undefined> {
  const league = leagues.find((each) => each === path['league']);
  return league && (await publishedReport(ratingsOf(league), path, catalogue));
}
