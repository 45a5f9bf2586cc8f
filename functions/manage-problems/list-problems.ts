import * as z from 'zod';
import { compareText } from '#shared/domain/compare-text.ts';
import type { Staff } from '#shared/domain/governance/staff.ts';
import type { Problem } from '#shared/domain/problems/problems-of-place.ts';
import { refusal } from '#shared/identity/refusal.ts';
import { cursorOf, placeOf } from '#shared/lambda/cursor.ts';
import { fieldErrors } from '#shared/lambda/field-errors.ts';
import type { HttpRequest, HttpResponse } from '#shared/lambda/http.ts';
import { problem as problemAnswer } from '#shared/lambda/problem.ts';
import { type ProblemsQuery, problemsQuerySchema } from './contract.ts';
import { mayPlan } from './may-plan.ts';
import type { ProblemPorts } from './ports.ts';
import { problemView } from './problem-view.ts';
import { problemsIn } from './read-problems.ts';
import { appealsSeen } from './seen-appeals.ts';
import texts from './texts.ru.json' with { type: 'json' };

type Place = [count: number, since: number, id: string];
const placeSchema = z.tuple([z.number(), z.number(), z.string().max(200)]);

/**
 * Mass problems of now and problems with an open plan, the largest first, as far as the staff may see them. There are some
 * hundreds in a region: each page reads them all, by municipality, and goes on after the place of the page before.
 */
export async function listProblems(request: HttpRequest, staff: Staff, ports: ProblemPorts): Promise<HttpResponse> {
  const parsed = problemsQuerySchema.safeParse(request.query);
  if (!parsed.success) return problemAnswer('query-invalid', { errors: fieldErrors(parsed.error, request.query) });
  const { cursor, limit, ...filters } = parsed.data;
  const { requestId, receivedAt: now } = request;
  const look = { requestId, staff: staff.id, role: staff.role, sector: filters.sector };
  const seen = await appealsSeen(staff, filters.sector, ports);
  if (!seen) {
    ports.log.warn('RCC_ACCESS_REFUSED', { action: 'read-appeals', ...look });
    return refusal('access-refused');
  }
  const question = ['problems', Object.entries(filters).sort(), staff];
  const after = cursor === undefined ? undefined : placeOf(question, cursor, placeSchema);
  if (cursor !== undefined && !after)
    return problemAnswer('query-invalid', { errors: [{ pointer: '/cursor', detail: texts.cursor }] });

  const known = ports.region.municipalities.map(({ id }) => id);
  const municipalities = known.filter((id) => filters.municipality === undefined || filters.municipality === id);
  const all = await Promise.all(municipalities.map((id) => problemsIn(id, filters.category, now, ports)));
  const shown = all
    .flat()
    .filter((problem) => isListed(problem, filters))
    .flatMap((problem) => {
      const appealIds = seen(problem);
      return appealIds ? [{ problem, appealIds, mayPlan: mayPlan(staff, problem, ports) }] : [];
    })
    .sort((a, b) => inOrder(keyOf(a.problem), keyOf(b.problem)))
    .filter(({ problem }) => !after || inOrder(keyOf(problem), after) > 0);
  const page = shown.slice(0, limit);
  const last = page.at(-1);
  const next =
    shown.length > limit && last ? nextAddress(parsed.data, cursorOf(question, keyOf(last.problem))) : undefined;
  ports.log.info('RCC_PROBLEMS_LISTED', { ...look, problems: page.length });
  return {
    status: 200,
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'no-store',
      ...(next ? { link: `<${next}>; rel="next"` } : {}),
    },
    body: JSON.stringify({ problems: page.map((one) => problemView(one, ports)), next }),
  };
}

function isListed({ isMass, registered, mergedInto }: Problem, { state }: Pick<ProblemsQuery, 'state'>): boolean {
  if (state === 'without-plan') return isMass && !registered;
  if (state !== undefined) return registered?.plan.state === state;
  const isOpen = registered?.plan.state === 'planned' || registered?.plan.state === 'in-progress';
  return mergedInto === undefined && (isMass || isOpen);
}

function keyOf({ count, since, id }: Problem): Place {
  return [count, since, id];
}

/** The largest first, of equal ones the oldest. */
function inOrder([countA, sinceA, idA]: Place, [countB, sinceB, idB]: Place): number {
  return countB - countA || sinceA - sinceB || compareText(idA, idB);
}

function nextAddress(query: ProblemsQuery, cursor: string): string {
  const given = Object.entries({ ...query, cursor }).filter(([, value]) => value !== undefined);
  return `/v1/problems?${new URLSearchParams(given.map(([name, value]) => [name, String(value)]))}`;
}
