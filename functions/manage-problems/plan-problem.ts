import type { Staff } from '#shared/domain/governance/staff.ts';
import type { PlanChange } from '#shared/domain/problems/root-cause-plan.ts';
import { refusal } from '#shared/identity/refusal.ts';
import type { HttpRequest, HttpResponse } from '#shared/lambda/http.ts';
import { problem as problemAnswer } from '#shared/lambda/problem.ts';
import { hexSha256 } from '#shared/lambda/sha256.ts';
import { keyOfPath } from './key-of-path.ts';
import { mayPlan } from './may-plan.ts';
import { planRequest } from './plan-request.ts';
import type { ProblemPorts } from './ports.ts';
import { changeView, etagOf } from './problem-view.ts';
import { problemOf } from './read-problems.ts';

/**
 * A change of the plan of a problem; the first one registers the problem, which then has its name for good. Whether the staff
 * may is decided first, then whether it is a repeat, then whether they know the latest version. The change, its key and the
 * plan are one transaction.
 */
export async function planProblem(request: HttpRequest, staff: Staff, ports: ProblemPorts): Promise<HttpResponse> {
  const { requestId, receivedAt: now } = request;
  const key = keyOfPath(request, ports);
  if (!key) return problemAnswer('not-found');
  const look = { requestId, staff: staff.id, role: staff.role, problem: request.path['problemId'] };
  const refuse = (reason: string, response: HttpResponse) => {
    ports.log.warn('RCC_PLAN_REFUSED', { ...look, reason });
    return response;
  };
  if (!mayPlan(staff, key, ports)) return refuse('access-refused', refusal('access-refused'));
  const asked = planRequest(request, ports);
  if ('refused' in asked) return refuse('request-invalid', asked.refused);
  const problem = await problemOf(key, now, ports);
  if (!problem) return refuse('not-found', problemAnswer('not-found'));

  const digest = hexSha256(JSON.stringify([staff.id, problem.id, asked.key])).slice(0, 32);
  const repeated = async () => {
    const earlier = await ports.problems.changeOf(problem, digest);
    if (!earlier) return undefined;
    if (JSON.stringify(earlier.plan) !== JSON.stringify(asked.plan))
      return refuse('idempotency-key-reused', problemAnswer('idempotency-key-reused'));
    ports.log.info('RCC_PLAN_REPEATED', { ...look, version: earlier.version });
    return answer(200, earlier, ports);
  };
  const before = await repeated();
  if (before) return before;
  const changed = () => refuse('version-changed', problemAnswer('version-changed'));
  if (asked.ifMatch !== etagOf(problem)) return changed();

  const version = (problem.registered?.version ?? 0) + 1;
  const change = { version, at: now, author: { id: staff.id, role: staff.role }, plan: asked.plan };
  if ((await ports.problems.save(problem, change, digest)) === 'changed-meanwhile')
    return (await repeated()) ?? changed();
  ports.log.info('RCC_PLAN_STORED', { ...look, version, state: asked.plan.state });
  return answer(201, change, ports);
}

function answer(status: 200 | 201, change: PlanChange, ports: Pick<ProblemPorts, 'region'>): HttpResponse {
  return {
    status,
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'no-store',
      etag: `"${change.version}"`,
    },
    body: JSON.stringify(changeView(change, ports)),
  };
}
