import type { Appeal } from '#shared/domain/appeals/appeal.ts';
import type { Instant } from '#shared/domain/appeals/fact.ts';
import type { Staff } from '#shared/domain/governance/staff.ts';
import type { HttpRequest, HttpResponse } from '#shared/lambda/http.ts';
import { problem } from '#shared/lambda/problem.ts';
import type { ListedGroup } from '#shared/persistence/likeness-list.ts';
import { appealView } from './appeal-view.ts';
import type { Ports } from './ports.ts';
import { appealIdIn, etagOf, maySee, readAppeal } from './read-appeal.ts';

/** One appeal with all that is known of it, for those whom the role table lets see it. Each look is logged. */
export async function showAppeal(request: HttpRequest, staff: Staff, ports: Ports): Promise<HttpResponse> {
  const { requestId, receivedAt: now } = request;
  const appealId = appealIdIn(request.path);
  const look = { requestId, staff: staff.id, role: staff.role, appealId };
  const read = appealId === undefined ? undefined : await readAppeal(appealId, ports);
  if (!read || !maySee(staff, read, ports)) {
    ports.log.warn('RCC_APPEAL_NOT_SHOWN', look);
    return problem('not-found');
  }
  const { appeal } = read.situation;
  const [surveys, group] = await Promise.all([
    surveysOf(read.ids.appealId, appeal, ports),
    groupOf(read.ids.appealId, appeal, now, ports),
  ]);
  const view = appealView({ ...read, surveys, group }, { staff, now, roles: ports.roles, rules: ports.rules });
  ports.log.info('RCC_APPEAL_READ', { ...look, version: read.history.version });
  return {
    status: 200,
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'no-store',
      etag: etagOf(read.history.version),
    },
    body: JSON.stringify(view),
  };
}

/** Surveys of the cycles that citizens can have been asked about. */
async function surveysOf(appealId: string, { cycles }: Appeal, { surveys }: Ports) {
  const answered = cycles.filter(({ answeredAt }) => answeredAt !== undefined);
  return new Map(
    await Promise.all(answered.map(async ({ number }) => [number, await surveys.surveyOf(appealId, number)] as const)),
  );
}

/** The group of alike appeals that the hourly search has found it in. */
async function groupOf(
  appealId: string,
  { municipality, category }: Appeal,
  now: Instant,
  { likeness }: Ports,
): Promise<ListedGroup | undefined> {
  if (municipality === undefined) return undefined;
  const groups = await likeness.find({ municipality, category }, now);
  return groups.find(({ appealIds }) => appealIds.includes(appealId));
}
