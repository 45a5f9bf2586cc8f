import * as z from 'zod';
import type { CatalogueEntry } from '#shared/domain/ratings/archive.ts';
import { fieldErrors } from '#shared/lambda/field-errors.ts';
import type { HttpRequest, HttpResponse } from '#shared/lambda/http.ts';
import { problem } from '#shared/lambda/problem.ts';
import { type ArchiveReader, allReports, leagueSchema, monthSchema } from './archive-reader.ts';

const querySchema = z.strictObject({ league: leagueSchema.optional(), period: monthSchema.optional() });

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
  return {
    status: 200,
    headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-cache' },
    body: JSON.stringify({ reports: entries.map(listed) }),
  };
}

function listed({ league, period, revision, publishedAt, files = [] }: CatalogueEntry) {
  const page = `/reports/${league}/${period}/${revision}`;
  return {
    league,
    period,
    revision,
    publishedAt: publishedAt === undefined ? undefined : new Date(publishedAt).toISOString(),
    page,
    files: files.map((name) => ({ name, href: `/v1${page}/files/${name}` })),
  };
}
