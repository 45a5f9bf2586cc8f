import * as z from 'zod';
import type { CatalogueEntry } from '#shared/domain/ratings/archive.ts';
import { fieldErrors } from '#shared/lambda/field-errors.ts';
import type { HttpRequest, HttpResponse } from '#shared/lambda/http.ts';
import { problem } from '#shared/lambda/problem.ts';
import { type ArchiveReader, allReports, leagueSchema, periodSchema } from '../archive-reader.ts';
import { entityTag, isFresh, jsonAnswer, notModified } from '../conditional-json.ts';
import { fileAddress, reportPage } from '../report-address.ts';

const querySchema = z.strictObject({ league: leagueSchema.optional(), period: periodSchema.optional() });

/** The catalogue for machines, latest period first; `league` and `period` narrow it. */
export async function listReports(
  request: HttpRequest,
  archive: Pick<ArchiveReader, 'catalogue'>,
): Promise<HttpResponse> {
  const query = querySchema.safeParse(request.query);
  if (!query.success) return problem('query-invalid', { errors: fieldErrors(query.error, request.query) });
  const { league, period } = query.data;
  const entries = (await allReports(archive)).filter(
    (entry) => (league === undefined || entry.league === league) && (period === undefined || entry.period === period),
  );
  const content = { reports: entries.map(listed) };
  const tag = entityTag(content);
  return isFresh(request, tag) ? notModified(tag) : jsonAnswer('application/json; charset=utf-8', tag, content);
}

function listed(entry: CatalogueEntry) {
  const { league, period, revision, publishedAt, files = [] } = entry;
  return {
    league,
    period,
    revision,
    publishedAt: publishedAt === undefined ? undefined : new Date(publishedAt).toISOString(),
    page: reportPage(entry),
    files: files.map((name) => ({ name, href: fileAddress(entry, name) })),
  };
}
