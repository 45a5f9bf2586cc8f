import type { ReportPath } from '#shared/domain/reports/archive.ts';
import type { HttpRequest, HttpResponse } from '#shared/lambda/http.ts';
import { problem } from '#shared/lambda/problem.ts';
import { type ArchiveReader, type Listing, reportAt } from './archive-reader.ts';

const linkSeconds = 300;

/** Sends the reader to the file itself by a link of five minutes. */
export async function downloadFile(
  request: HttpRequest,
  archive: Listing & Pick<ArchiveReader, 'linkTo'>,
): Promise<HttpResponse> {
  const report = await reportAt(request.path, archive);
  const name = request.path['file'];
  if (!report || !name || !report.files?.includes(name)) return problem('not-found');
  const location = await archive.linkTo({ report, name, savedAs: savedName(report, name) }, linkSeconds);
  return { status: 302, headers: { location, 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' } };
}

/**
 * `rating-municipal-2026-10-r1.xlsx` of a file that is named after its kind, `rating-municipal-2026-10-r1-facts.ndjson.gz`
 * of any other: a name that tells files of many reports apart in one folder, in ASCII.
 */
function savedName({ kind, subject, period, revision }: ReportPath, file: string): string {
  const report = `${kind}-${subject}-${period}-r${revision}`;
  const own = file.replace(/[^\w.-]/g, '_');
  return own.startsWith(`${kind}.`) ? `${report}${own.slice(kind.length)}` : `${report}-${own}`;
}
