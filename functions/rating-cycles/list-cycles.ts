import type { RoleTable } from '#shared/domain/governance/role-table.ts';
import type { Staff } from '#shared/domain/governance/staff.ts';
import { fileNames } from '#shared/domain/ratings/report.ts';
import type { ReportCatalogue, ReportFiles, ReportPath } from '#shared/domain/reports/archive.ts';
import { refusal } from '#shared/identity/refusal.ts';
import { fieldErrors } from '#shared/lambda/field-errors.ts';
import type { HttpRequest, HttpResponse } from '#shared/lambda/http.ts';
import type { Log } from '#shared/lambda/log.ts';
import { problem } from '#shared/lambda/problem.ts';
import { bodyOfReport } from './body-of-report.ts';
import { cyclesAnswer } from './cycles-answer.ts';
import { cyclesQuerySchema } from './cycles-query.ts';
import { findCycles } from './find-cycles.ts';
import { ratingOfPath } from './rating-of-path.ts';
import { seenSectors } from './seen-sectors.ts';

interface Ports {
  readonly roles: RoleTable;
  readonly catalogue: Pick<ReportCatalogue, 'entriesOf'>;
  readonly files: Pick<ReportFiles, 'read'>;
  readonly linesOf: (report: ReportPath, file: string) => Promise<AsyncIterable<readonly string[]> | undefined>;
  readonly timeZone: string;
  readonly log: Log;
}

/**
 * The cycles behind a published figure of a body, for those whom the role table lets see them. Each look is logged. Whether
 * they may is decided first, so that a refusal tells nothing of what there is.
 */
export async function listCycles(request: HttpRequest, staff: Staff, ports: Ports): Promise<HttpResponse> {
  const { roles, catalogue, files, linesOf, timeZone, log } = ports;
  const parsed = cyclesQuerySchema.safeParse(request.query);
  if (!parsed.success) return problem('query-invalid', { errors: fieldErrors(parsed.error, request.query) });
  const query = parsed.data;
  const { league = '', period = '', revision = '', body = '' } = request.path;
  const { indicator, outcome, sector } = query;
  const look = { requestId: request.requestId, staff: staff.id, role: staff.role, body, indicator, outcome, sector };

  const seen = seenSectors(staff, { body, sector }, roles);
  if (seen !== 'all' && seen.length === 0) {
    log.warn('RCC_ACCESS_REFUSED', { action: 'read-cycles', ...look });
    return refusal('access-refused');
  }
  const report = await ratingOfPath(request.path, catalogue);
  const published = report && (await bodyOfReport(report, body, files));
  const lines = published && (await linesOf(report, fileNames.facts));
  if (!lines) return problem('not-found');

  log.info('RCC_CYCLES_READ', { ...look, league, period, revision });
  const isShown = (fact: { readonly sector: string }) => seen === 'all' || seen.includes(fact.sector);
  const page = await findCycles(lines, { ...query, body, isShown }, published);
  return cyclesAnswer({ request, report, body, published, query, seen, page, timeZone });
}
