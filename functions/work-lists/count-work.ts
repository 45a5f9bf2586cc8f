import { type SeenWork, seenWork } from '#shared/domain/governance/seen-work.ts';
import type { Staff } from '#shared/domain/governance/staff.ts';
import { refusal } from '#shared/identity/refusal.ts';
import { fieldErrors } from '#shared/lambda/field-errors.ts';
import type { HttpRequest, HttpResponse } from '#shared/lambda/http.ts';
import { problem } from '#shared/lambda/problem.ts';
import { countQuerySchema, type WorkList, workLists } from './contract.ts';
import { type CountedWork, countLanes } from './count-lanes.ts';
import { executorLane, listPlace } from './list-lanes.ts';
import type { WorkPorts } from './ports.ts';

/** How much of each list waits for the person who asks: the numbers beside the names of the lists. */
export async function countWork(request: HttpRequest, staff: Staff, ports: WorkPorts): Promise<HttpResponse> {
  const parsed = countQuerySchema.safeParse(request.query);
  if (!parsed.success) return problem('query-invalid', { errors: fieldErrors(parsed.error, request.query) });
  const look = { requestId: request.requestId, staff: staff.id, role: staff.role };
  const seen = seenWork(staff, {}, ports.roles, ports.region.directory);
  if (!seen) {
    ports.log.warn('RCC_ACCESS_REFUSED', { action: 'read-appeals', ...look });
    return refusal('access-refused');
  }
  ports.log.info('RCC_WORK_COUNTED', look);
  const counts = await countsOf({ staff, seen, now: request.receivedAt }, ports);
  const lists = workLists.map((list) => ({ list, ...counts[list], href: `/v1/work/${list}` }));
  return {
    status: 200,
    headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' },
    body: JSON.stringify({ lists }),
  };
}

interface Asked {
  readonly staff: Staff;
  readonly seen: SeenWork;
  readonly now: number;
}

/** One list after the other: each asks for 32 partitions at once. */
async function countsOf(asked: Asked, ports: WorkPorts): Promise<Record<WorkList, CountedWork>> {
  const open = await countOf('open', asked, ports);
  const assigned = await countLanes(
    { lanes: [executorLane(asked.staff.id)], only: { sector: asked.seen.sectors, body: asked.seen.bodies } },
    ports.entries,
  );
  return {
    mine: assigned.count > 0 ? assigned : open,
    open,
    'at-risk': await countOf('at-risk', asked, ports),
    overdue: await countOf('overdue', asked, ports),
    'needs-person': await countOf('needs-person', asked, ports),
    'reopen-requests': await countOf('reopen-requests', asked, ports),
    anomalies: await countOf('anomalies', asked, ports),
  };
}

async function countOf(
  list: Exclude<WorkList, 'mine'>,
  { seen, now }: Asked,
  { entries, region }: WorkPorts,
): Promise<CountedWork> {
  const place = listPlace(list, seen, { now, atRiskShare: region.appealRules.warnings.atRiskShare });
  // Lanes of bodies are of nobody else.
  const body = place.isByBody ? undefined : seen.bodies;
  const only = { sector: seen.sectors, body, ...(list === 'at-risk' ? { atRiskBy: now } : {}) };
  return await countLanes({ ...place, only }, entries);
}
