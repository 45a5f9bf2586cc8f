import type { ReportPath } from '#shared/domain/ratings/archive.ts';
import type { HttpRequest, HttpResponse } from '#shared/lambda/http.ts';
import { problem } from '#shared/lambda/problem.ts';
import { type ArchiveReader, reportAt } from './archive-reader.ts';

const linkSeconds = 300;

/** Sends the reader to the file itself by a link of five minutes. */
export async function downloadFile(
  request: HttpRequest,
  archive: Pick<ArchiveReader, 'catalogue' | 'linkTo'>,
): Promise<HttpResponse> {
  const report = await reportAt(request.path, archive);
  const name = request.path['file'];
  if (!report || !name || !report.files?.includes(name)) return problem('not-found');
  const location = await archive.linkTo({ report, name, savedAs: savedName(report, name) }, linkSeconds);
  return { status: 302, headers: { location, 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' } };
}

/**
 * `rating-municipal-2026-10-r1.xlsx` of the rating itself, `rating-municipal-2026-10-r1-facts.ndjson.gz` of what else
 * belongs to it: a name that tells files of many reports apart in one folder, in ASCII.
 */
function savedName({ league, period, revision }: ReportPath, file: string): string {
  const report = `rating-${league}-${period}-r${revision}`;
  const own = file.replace(/[^\w.-]/g, '_');
  return own.startsWith('rating.') ? `${report}${own.slice('rating'.length)}` : `${report}-${own}`;
}
