import { monthsOf } from '#shared/domain/ratings/period.ts';
import { ratingKind } from '#shared/domain/ratings/rating-path.ts';
import type { CatalogueEntry, ReportCatalogue, ReportFiles, ReportPath } from '#shared/domain/reports/archive.ts';
import { publishedReport } from '#shared/domain/reports/published-report.ts';
import { type ReportKind, seriesOf } from './report-kind.ts';

/** Reading access to the archive. */
export interface ArchiveReader {
  readonly kinds: readonly ReportKind[];
  readonly catalogue: Pick<ReportCatalogue, 'entriesOf' | 'publishedOf'>;
  readonly files: Pick<ReportFiles, 'read'>;
  /** The region's own, for times that people read. */
  readonly timeZone: string;
  /** A link to a file that ends after so many seconds and saves it under a name. */
  linkTo(
    file: { readonly report: ReportPath; readonly name: string; readonly savedAs: string },
    expiresInSeconds: number,
  ): Promise<string>;
}

/** What the list of reports is read from. */
export type Listing = Pick<ArchiveReader, 'kinds' | 'catalogue'>;

/** The published report that a request's path names, a rating if it names no kind; undefined for any other path. */
export async function reportAt(
  path: Readonly<Record<string, string>>,
  { kinds, catalogue }: Listing,
): Promise<CatalogueEntry | undefined> {
  const { kind = ratingKind, subject } = path;
  const series = seriesOf(kinds).find((each) => each.kind === kind && each.subject === subject);
  return series && (await publishedReport(series, path, catalogue));
}

/** All published reports of every kind, latest period first. */
export async function allReports({ kinds, catalogue }: Listing): Promise<CatalogueEntry[]> {
  const lists = await Promise.all(seriesOf(kinds).map((series) => catalogue.publishedOf(series)));
  return lists.flat().sort(latestFirst);
}

/** By the end of the period, a quarter before its last month; of one period the latest revision first. */
function latestFirst(a: CatalogueEntry, b: CatalogueEntry): number {
  if (a.period === b.period) return b.revision - a.revision;
  return sortKey(a.period) < sortKey(b.period) ? 1 : -1;
}

function sortKey(period: string): string {
  return `${monthsOf(period).at(-1)} ${period}`;
}
