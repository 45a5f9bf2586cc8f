import { seenWork } from '#shared/domain/governance/seen-work.ts';
import type { Staff } from '#shared/domain/governance/staff.ts';
import { refusal } from '#shared/identity/refusal.ts';
import { fieldErrors } from '#shared/lambda/field-errors.ts';
import type { HttpRequest, HttpResponse } from '#shared/lambda/http.ts';
import { problem } from '#shared/lambda/problem.ts';
import { workListSchema, workQuerySchema } from './contract.ts';
import { findWork } from './find-work.ts';
import { listedWork } from './listed-work.ts';
import type { WorkPorts } from './ports.ts';
import texts from './texts.ru.json' with { type: 'json' };
import { workAnswer } from './work-answer.ts';

/**
 * A page of a list, for those whom the role table lets see it; each look is logged. Whether they may is decided before
 * anything is read.
 */
export async function listWork(request: HttpRequest, staff: Staff, ports: WorkPorts): Promise<HttpResponse> {
  const { roles, entries, region, names, log } = ports;
  const { data: list } = workListSchema.safeParse(request.path['list']);
  if (!list) return problem('not-found');
  const parsed = workQuerySchema.safeParse(request.query);
  if (!parsed.success) return problem('query-invalid', { errors: fieldErrors(parsed.error, request.query) });
  const query = parsed.data;
  const { sector, body, level } = query;
  const look = { requestId: request.requestId, staff: staff.id, role: staff.role, list, sector, body, level };

  const seen = seenWork(staff, { body, sector }, roles, region.directory);
  if (!seen) {
    log.warn('RCC_ACCESS_REFUSED', { action: 'read-appeals', ...look });
    return refusal('access-refused');
  }
  const now = request.receivedAt;
  const { atRiskShare } = region.appealRules.warnings;
  const found = await findWork({ list, query, staff, seen, now }, { entries, atRiskShare });
  if (!found) return problem('query-invalid', { errors: [{ pointer: '/cursor', detail: texts.cursor }] });
  log.info('RCC_WORK_LISTED', { ...look, entries: found.entries.length });
  const listed = found.entries.map((entry) => listedWork(entry, { now, names, region }));
  return workAnswer({ request, list, query, listed, next: found.next });
}
