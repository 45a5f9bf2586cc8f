import type { CatalogueEntry } from '#shared/domain/reports/archive.ts';
import { periodSchema } from '#shared/domain/reports/published-report.ts';
import { entityTag, isFresh, jsonAnswer, notModified } from '#shared/lambda/conditional-json.ts';
import { fieldErrors } from '#shared/lambda/field-errors.ts';
import type { HttpRequest, HttpResponse } from '#shared/lambda/http.ts';
import { problem } from '#shared/lambda/problem.ts';
import { allReports, type Listing } from '../archive-reader.ts';
import { fileAddress, reportPage } from '../report-address.ts';
import { isOf, seriesQuery } from '../series-query.ts';

/** The catalogue for machines, latest period first; `kind`, `subject` and `period` narrow it. */
export async function listReports(request: HttpRequest, archive: Listing): Promise<HttpResponse> {
  const query = seriesQuery(archive.kinds).extend({ period: periodSchema.optional() }).safeParse(request.query);
  if (!query.success) return problem('query-invalid', { errors: fieldErrors(query.error, request.query) });
  const { period, ...series } = query.data;
  const entries = (await allReports(archive)).filter(
    (entry) => isOf(entry, series) && (period ?? entry.period) === entry.period,
  );
  const content = { reports: entries.map(listed) };
  const tag = entityTag(content);
  return isFresh(request, tag) ? notModified(tag) : jsonAnswer('application/json; charset=utf-8', tag, content);
}

function listed(entry: CatalogueEntry) {
  const { kind, subject, period, revision, publishedAt, files = [] } = entry;
  return {
    kind,
    subject,
    period,
    revision,
    publishedAt: publishedAt === undefined ? undefined : new Date(publishedAt).toISOString(),
    page: reportPage(entry),
    files: files.map((name) => ({ name, href: fileAddress(entry, name) })),
  };
}
