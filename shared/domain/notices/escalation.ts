import type { Instant } from '../appeals/fact.ts';
import type { Work } from '../appeals/work.ts';
import type { TermRules } from '../deadlines/term.ts';
import type { WarningTimes } from '../deadlines/warning.ts';
import type { Ladder, LadderLevel } from './ladder.ts';
import { type Recipient, scopeOf } from './recipient.ts';

/** A level of the ladder and the instant from which it concerns an appeal. */
interface LevelTime {
  readonly level: LadderLevel;
  readonly at: Instant;
  /** The term it is about. */
  readonly dueAt: Instant;
}

/**
 * When each level of the ladder concerns the latest cycle of an appeal, as its terms stand now: a term that an extension
 * has moved takes its levels with it. Levels of a term that the cycle has not, or has kept, are left out.
 */
export function levelTimes(work: Work, { levels }: Pick<Ladder, 'levels'>, rules: TermRules): LevelTime[] {
  return levels.flatMap((level) => {
    const term = level.term === 'final-answer' ? work : work.firstAnswer;
    return term ? [{ level, at: levelAt(level, term, rules), dueAt: term.dueAt }] : [];
  });
}

/** The next instant after `now` at which a level begins; undefined after the last. */
export function nextLevelAt(times: readonly LevelTime[], now: Instant): Instant | undefined {
  const later = times.filter(({ at }) => at > now).map(({ at }) => at);
  return later.length > 0 ? Math.min(...later) : undefined;
}

/** Whom a level tells of an appeal. What is nobody's goes to whom the ladder names for that; each is told once. */
export function recipientsOf(
  { to }: LadderLevel,
  { body, executor, sector }: Pick<Work, 'body' | 'executor' | 'sector'>,
  { ofNobody }: Pick<Ladder, 'ofNobody'>,
): Recipient[] {
  const found = to.map((wanted): Recipient => {
    const role = scopeOf(wanted) === 'body' && body === undefined ? ofNobody : wanted;
    if (scopeOf(role) === 'body') return { role, body, person: role === 'body-executor' ? executor : undefined };
    return scopeOf(role) === 'sector' ? { role, sector } : { role };
  });
  return found.filter((one, index) => found.findIndex(({ role }) => role === one.role) === index);
}

function levelAt({ when }: LadderLevel, term: WarningTimes, { zone, calendar }: TermRules): Instant {
  const { atRiskAt, overdueAt, overdueBadlyAt } = term;
  const at = { 'at-risk': atRiskAt, overdue: overdueAt, 'overdue-badly': overdueBadlyAt }[when.level];
  if (when.workingDaysLater === undefined) return at;
  // A term over at midnight is over on the day it ended: the working days after that one count.
  const day = zone.dayOf(when.level === 'overdue' ? at - 1 : at);
  return zone.endOf(calendar.addWorkingDays(day, when.workingDaysLater)) + 1;
}
