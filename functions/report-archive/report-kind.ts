import type { CatalogueEntry, ReportSeries } from '#shared/domain/reports/archive.ts';
import type { HttpResponse } from '#shared/lambda/http.ts';
import type { ArchiveReader } from './archive-reader.ts';

/** All that the archive knows of one kind of report. A new kind is one such file, named in `kinds.ts`. */
export interface ReportKind {
  /** In addresses, in keys of the catalogue and in folders: Latin letters and hyphens. */
  readonly id: string;
  /** «Рейтинг». */
  readonly title: string;
  /** Who or what its reports are about: names by id, in the order of lists. */
  readonly subjects: Readonly<Record<string, string>>;
  /** What people call its files, by name; those that every report has are named for all kinds. */
  readonly files: Readonly<Record<string, string>>;
  /** For how many years it has to be kept: a stage whose bucket would lock files for fewer is refused. */
  readonly retentionYears: number;
  /** The page of a report; a kind without one has a page with its files. */
  readonly page?: (entry: CatalogueEntry, archive: ArchiveReader) => Promise<HttpResponse>;
}

/** The kind of a report that is listed. */
export function kindOf({ kind }: Pick<ReportSeries, 'kind'>, kinds: readonly ReportKind[]): ReportKind {
  const found = kinds.find(({ id }) => id === kind);
  if (!found) throw new RangeError(`RCC_REPORT_KIND_UNKNOWN ${kind}`);
  return found;
}

/** «Рейтинг: Администрации муниципальных образований». */
export function seriesTitle(series: ReportSeries, kinds: readonly ReportKind[]): string {
  const { title, subjects } = kindOf(series, kinds);
  return `${title}: ${subjects[series.subject] ?? series.subject}`;
}

/** All series of the kinds, in the order of lists. */
export function seriesOf(kinds: readonly ReportKind[]): ReportSeries[] {
  return kinds.flatMap(({ id, subjects }) => Object.keys(subjects).map((subject) => ({ kind: id, subject })));
}
