import type { CountedCycle } from '#shared/domain/ratings/counted-cycle.ts';
import type { ReportPath } from '#shared/domain/reports/archive.ts';
import { acceptsCsvFirst } from '#shared/lambda/accept.ts';
import type { HttpRequest, HttpResponse } from '#shared/lambda/http.ts';
import { cyclesCsv } from '#shared/reports/cycles/cycles-csv.ts';
import type { PublishedBody } from './body-of-report.ts';
import type { CyclesQuery } from './cycles-query.ts';
import type { CyclesPage } from './find-cycles.ts';
import type { SeenSectors } from './seen-sectors.ts';

interface Found {
  readonly request: Pick<HttpRequest, 'headers'>;
  readonly report: ReportPath;
  readonly body: string;
  readonly published: PublishedBody;
  readonly query: CyclesQuery;
  readonly seen: SeenSectors;
  readonly page: CyclesPage;
  readonly timeZone: string;
}

/** A page of cycles as JSON, or as CSV for a spreadsheet; the next page is in `Link`, and in the JSON. */
export function cyclesAnswer(found: Found): HttpResponse {
  const { request, query, page, timeZone } = found;
  const next = page.next === undefined ? undefined : nextAddress(found, page.next);
  const headers = { 'cache-control': 'no-store', ...(next ? { link: `<${next}>; rel="next"` } : {}) };
  const isCsv = query.format === undefined ? acceptsCsvFirst(request.headers['accept']) : query.format === 'csv';
  if (isCsv)
    return {
      status: 200,
      headers: {
        ...headers,
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="${savedName(found)}"`,
      },
      body: cyclesCsv(page.cycles, timeZone),
    };
  return {
    status: 200,
    headers: { ...headers, 'content-type': 'application/json; charset=utf-8' },
    body: JSON.stringify({ ...about(found), cycles: page.cycles.map(listed), next }),
  };
}

/** `published` is the whole figure, also where only some sectors are seen, which are named then. */
function about({
  report: { subject: league, period, revision },
  body,
  published: { name, shares },
  query,
  seen,
}: Found) {
  const { n, s } = shares[query.indicator];
  return {
    report: { league, period, revision },
    body,
    name,
    indicator: query.indicator,
    published: { n, s },
    ...(seen === 'all' ? {} : { sectors: seen }),
  };
}

function listed({ fact, outcome }: CountedCycle) {
  const iso = (at: number | undefined) => (at === undefined ? undefined : new Date(at).toISOString());
  return {
    appealId: fact.appealId,
    cycle: fact.cycle,
    sector: fact.sector,
    municipality: fact.municipality,
    channel: fact.channel,
    policy: fact.policy,
    clockStart: iso(fact.clockStart),
    dueAt: iso(fact.dueAt),
    firstAnswerAt: iso(fact.firstAnswerAt),
    answeredAt: iso(fact.answeredAt),
    returnedAt: iso(fact.returnedAt),
    satisfied: fact.satisfied,
    outcome,
  };
}

function nextAddress({ report: { subject: league, period, revision }, body, query }: Found, cursor: number): string {
  const given = Object.entries({ ...query, cursor }).filter(([, value]) => value !== undefined);
  const parameters = new URLSearchParams(given.map(([name, value]) => [name, String(value)]));
  return `/v1/reports/${league}/${period}/${revision}/bodies/${encodeURIComponent(body)}/cycles?${parameters}`;
}

/** In ASCII: a body that the directory does not list may be called anything. A page that is not all of it says so. */
function savedName({ report: { subject: league, period, revision }, body, query, page }: Found): string {
  const part = query.cursor > 0 || page.next !== undefined ? '-part' : '';
  return `cycles-${league}-${period}-r${revision}-${body.replace(/[^\w.-]/g, '_')}-${query.indicator}${part}.csv`;
}
