import { acceptsCsvFirst } from '#shared/lambda/accept.ts';
import type { HttpRequest, HttpResponse } from '#shared/lambda/http.ts';
import { workCsv } from '#shared/reports/work/work-csv.ts';
import type { WorkList, WorkQuery } from './contract.ts';
import type { ListedWork } from './listed-work.ts';

interface Found {
  readonly request: Pick<HttpRequest, 'headers'>;
  readonly list: WorkList;
  readonly query: WorkQuery;
  readonly listed: readonly ListedWork[];
  readonly next: string | undefined;
}

/** A page of a list as JSON, or as CSV for a spreadsheet; the next page is in `Link`, and in the JSON. */
export function workAnswer({ request, list, query, listed, next: cursor }: Found): HttpResponse {
  const next = cursor === undefined ? undefined : nextAddress(list, { ...query, cursor });
  const headers = { 'cache-control': 'no-store', ...(next ? { link: `<${next}>; rel="next"` } : {}) };
  const isCsv = query.format === undefined ? acceptsCsvFirst(request.headers['accept']) : query.format === 'csv';
  if (!isCsv)
    return {
      status: 200,
      headers: { ...headers, 'content-type': 'application/json; charset=utf-8' },
      body: JSON.stringify({ list, entries: listed, next }),
    };
  const part = query.cursor !== undefined || next ? '-part' : '';
  return {
    status: 200,
    headers: {
      ...headers,
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="work-${list}${part}.csv"`,
    },
    body: workCsv(listed),
  };
}

function nextAddress(list: WorkList, query: WorkQuery): string {
  const given = Object.entries(query).filter(([, value]) => value !== undefined);
  return `/v1/work/${list}?${new URLSearchParams(given.map(([name, value]) => [name, String(value)]))}`;
}
