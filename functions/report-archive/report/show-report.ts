import type { HttpRequest, HttpResponse } from '#shared/lambda/http.ts';
import { type ArchiveReader, reportAt } from '../archive-reader.ts';
import { notFoundPage } from '../not-found.ts';
import { kindOf } from '../report-kind.ts';
import { showFiles } from './show-files.ts';

/** One report for people: the page of its kind, or the list of its files. */
export async function showReport({ path }: HttpRequest, archive: ArchiveReader): Promise<HttpResponse> {
  const entry = await reportAt(path, archive);
  if (!entry) return notFoundPage();
  const { page = showFiles } = kindOf(entry, archive.kinds);
  return page(entry, archive);
}
