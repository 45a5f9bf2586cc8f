import type { Instant } from '#shared/domain/appeals/fact.ts';
import type { Work } from '#shared/domain/appeals/work.ts';
import { levelTimes, nextLevelAt, recipientsOf } from '#shared/domain/notices/escalation.ts';
import { tellableAt } from '#shared/domain/notices/notice.ts';
import type { Escalation, EscalationStore } from '#shared/persistence/escalation-store.ts';
import type { Watched, WatchList } from '#shared/persistence/watch-list.ts';
import type { Region } from '#shared/region/region.ts';

export interface EscalationPorts {
  readonly watchList: WatchList;
  readonly escalations: EscalationStore;
  readonly region: Pick<Region, 'ladder' | 'appealRules'>;
}

/**
 * Tells of the levels that the appeal's cycle has reached and nobody has been told of, and then says when to look next. In
 * this order a crash in between costs a second look and tells nobody twice. Answers how many notices there are.
 */
export async function escalate(watched: Watched, now: Instant, ports: EscalationPorts): Promise<number> {
  const { watchList, escalations, region } = ports;
  const { work } = watched;
  const times = levelTimes(work, region.ladder, region.appealRules);
  const reached = times.filter(({ at }) => at <= now);
  // A new fact has had the appeal watched from the first level on again: those were told of long ago.
  const told = await escalations.told(work.appealId, work.cycle);
  const fresh = reached.filter(({ level }) => !told.has(level.id)).map((time) => escalationOf(work, time, now, region));
  // Another run is telling: it says when to look next, or the run after it.
  if (fresh.length > 0 && (await escalations.tell(fresh)) === 'told-meanwhile') return 0;
  await watchList.moveOn(watched, nextLevelAt(times, now));
  return fresh.reduce((sum, { notices }) => sum + notices.length, 0);
}

function escalationOf(
  work: Work,
  { level, dueAt }: ReturnType<typeof levelTimes>[number],
  now: Instant,
  { ladder, appealRules }: EscalationPorts['region'],
): Escalation {
  const { appealId, cycle, sector, category, municipality, body } = work;
  const notice = {
    kind: 'escalation' as const,
    ...{ appealId, cycle, level: level.id, dueAt, sector, category, municipality, body },
    createdAt: now,
    notBefore: tellableAt(now, level.isUrgent, appealRules.workingTime),
    isUrgent: level.isUrgent ? (true as const) : undefined,
  };
  const notices = recipientsOf(level, work, ladder).map((recipient) => ({ ...notice, recipient }));
  return { appealId, cycle, level: level.id, at: now, notices };
}
