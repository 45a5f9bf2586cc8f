import type { CatalogueEntry } from '#shared/domain/reports/archive.ts';
import type { HttpResponse } from '#shared/lambda/http.ts';
import { htmlResponse } from '#shared/web/layout.ts';
import { periodName } from '#shared/web/wording.ts';
import type { ArchiveReader } from '../archive-reader.ts';
import { notFoundPage } from '../not-found.ts';
import { fileSizes, readReport } from '../read-report.ts';
import { kindOf } from '../report-kind.ts';
import { ratingBody } from './rating-body.ts';

/** One rating for people: the table, how sure it is, who is not ranked, the signals beside it and what it was made from. */
export async function showRating(entry: CatalogueEntry, archive: ArchiveReader): Promise<HttpResponse> {
  const [content, sizes] = await Promise.all([readReport(entry, archive), fileSizes(entry, archive)]);
  if (!content) return notFoundPage();
  const kind = kindOf(entry, archive.kinds);
  const title = `${kind.title}: ${periodName(entry.period)}`;
  const body = ratingBody({ title, entry, kind, content, sizes, timeZone: archive.timeZone });
  return htmlResponse(200, { title, body, isWide: true });
}
