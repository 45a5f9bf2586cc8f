import type { HttpRequest, HttpResponse } from '#shared/lambda/http.ts';
import { problem } from '#shared/lambda/problem.ts';
import { type ArchiveReader, reportAt } from './archive-reader.ts';

const linkSeconds = 300;

/** Sends the reader to the file itself by a link of five minutes. */
export async function downloadFile(request: HttpRequest, archive: ArchiveReader): Promise<HttpResponse> {
  const report = await reportAt(request.path, archive);
  const file = request.path['file'];
  if (!report || !file || !report.files?.includes(file)) return problem('not-found');
  const location = await archive.linkTo(report, file, linkSeconds);
  return { status: 302, headers: { location, 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' } };
}
