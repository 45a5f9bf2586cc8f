import type { HttpRequest, HttpResponse } from '#shared/lambda/http.ts';
import { htmlResponse } from '#shared/web/layout.ts';
import { type ArchiveReader, type Listing, reportAt } from '../archive-reader.ts';
import { notFoundPage } from '../not-found.ts';
import { readReport } from '../read-report.ts';
import { notRankedBody } from './not-ranked-body.ts';
import { rankedBody } from './ranked-body.ts';

/** Why a body has its place: what it consists of, how sure it is, and what has changed. */
export async function showBody(
  request: HttpRequest,
  archive: Listing & Pick<ArchiveReader, 'files'>,
): Promise<HttpResponse> {
  const entry = await reportAt(request.path, archive);
  const content = entry && (await readReport(entry, archive));
  if (!content) return notFoundPage();
  const named = ({ body }: { readonly body: string }) => body === request.path['body'];
  const ranked = content.snapshot.table.find(named);
  if (ranked) return page(ranked.name, rankedBody(ranked, content));
  const listed = content.snapshot.notRanked.find(named);
  return listed ? page(listed.name, notRankedBody(listed, content)) : notFoundPage();
}

function page(title: string, body: Parameters<typeof htmlResponse>[1]['body']): Promise<HttpResponse> {
  return htmlResponse(200, { title, body, isWide: true });
}
