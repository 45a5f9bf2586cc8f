import type { HttpRequest, HttpResponse } from '#shared/lambda/http.ts';
import { htmlResponse } from '#shared/web/layout.ts';
import { periodName } from '#shared/web/wording.ts';
import { type ArchiveReader, reportAt } from '../archive-reader.ts';
import { notFoundPage } from '../not-found.ts';
import { fileSizes, readReport } from '../read-report.ts';
import texts from '../texts/rating.ru.json' with { type: 'json' };
import { ratingBody } from './rating-body.ts';

/** One rating for people: the table, how sure it is, who is not ranked, the signals beside it and what it was made from. */
export async function showRating(request: HttpRequest, archive: ArchiveReader): Promise<HttpResponse> {
  const entry = await reportAt(request.path, archive);
  if (!entry) return notFoundPage();
  const [content, sizes] = await Promise.all([readReport(entry, archive), fileSizes(entry, archive)]);
  if (!content) return notFoundPage();
  const title = `${texts.title}: ${periodName(entry.period)}`;
  const body = ratingBody({ title, entry, content, sizes, timeZone: archive.timeZone });
  return htmlResponse(200, { title, body, isWide: true });
}
