import type { Staff } from '#shared/domain/governance/staff.ts';
import { sectorOfCategory } from '#shared/domain/problems/problem.ts';
import { refusal } from '#shared/identity/refusal.ts';
import type { HttpRequest, HttpResponse } from '#shared/lambda/http.ts';
import { problem as problemAnswer } from '#shared/lambda/problem.ts';
import { keyOfPath } from './key-of-path.ts';
import { mayPlan } from './may-plan.ts';
import type { ProblemPorts } from './ports.ts';
import { changeView, etagOf, problemView } from './problem-view.ts';
import { problemOf } from './read-problems.ts';
import { appealsSeen } from './seen-appeals.ts';

/** One problem with its plan and every change of it, for those who may see an appeal of it. */
export async function showProblem(request: HttpRequest, staff: Staff, ports: ProblemPorts): Promise<HttpResponse> {
  const key = keyOfPath(request, ports);
  if (!key) return problemAnswer('not-found');
  const look = { requestId: request.requestId, staff: staff.id, role: staff.role, problem: request.path['problemId'] };
  const seen = await appealsSeen(staff, sectorOfCategory(key.category, ports.region.catalogue), ports);
  if (!seen) {
    ports.log.warn('RCC_ACCESS_REFUSED', { action: 'read-appeals', ...look });
    return refusal('access-refused');
  }
  const problem = await problemOf(key, request.receivedAt, ports);
  const appealIds = problem && seen(problem);
  if (!appealIds) return problemAnswer('not-found');
  const changes = problem.registered ? await ports.problems.changesOf(problem) : [];
  ports.log.info('RCC_PROBLEM_SHOWN', look);
  const view = problemView({ problem, appealIds, mayPlan: mayPlan(staff, problem, ports) }, ports);
  return {
    status: 200,
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'no-store',
      etag: etagOf(problem),
    },
    body: JSON.stringify({ ...view, history: changes.map((change) => changeView(change, ports)) }),
  };
}
