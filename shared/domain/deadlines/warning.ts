import type { Instant } from '../appeals/fact.ts';
import type { WarningThresholds } from './policy.ts';
import type { TermRules } from './term.ts';
import { hourMs } from './time-zone.ts';

export type WarningLevel = 'on-track' | 'at-risk' | 'overdue' | 'overdue-badly';

/** What warning levels are found with, beside the term. */
export interface WarningRules extends TermRules {
  readonly warnings: WarningThresholds;
}

/** A term that runs; a cycle and its record are one, of the final answer. */
export interface RunningTerm {
  readonly clockStart: Instant;
  /** The last instant that is in time. */
  readonly dueAt: Instant;
  /** Its shares are shares of working time; otherwise of time by the clock. */
  readonly isInWorkingHours?: true | undefined;
}

/** The first instants of the levels after `on-track`: a level lasts until the next one begins. */
export interface WarningTimes {
  readonly atRiskAt: Instant;
  /** The millisecond after `dueAt`. */
  readonly overdueAt: Instant;
  readonly overdueBadlyAt: Instant;
}

/** The term of the first answer of a cycle, from receipt; undefined where the policy has none. */
export function firstAnswerTerm(cycle: {
  readonly startedAt: Instant;
  readonly firstAnswerDueAt?: Instant | undefined;
}): RunningTerm | undefined {
  if (cycle.firstAnswerDueAt === undefined) return undefined;
  return { clockStart: cycle.startedAt, dueAt: cycle.firstAnswerDueAt, isInWorkingHours: true };
}

/** How urgent a term without an answer is at an instant (deadlines, «Warning levels»); what is answered has no level. */
export function warningLevel(term: RunningTerm, now: Instant, rules: WarningRules): WarningLevel {
  const { atRiskAt, overdueAt, overdueBadlyAt } = warningTimes(term, rules);
  if (now >= overdueBadlyAt) return 'overdue-badly';
  if (now >= overdueAt) return 'overdue';
  return now >= atRiskAt ? 'at-risk' : 'on-track';
}

/**
 * When the level of a term changes; an index can be keyed by the next of these instants.
 *
 * At risk is a term of which less than the share of the thresholds is left, or less than one working day: **its last
 * working day has begun**, at 00:00 local time. Whoever opens a list in the morning then sees at risk all that has to
 * leave today, also what is due on the Sunday after; counted by the hours that are left instead, the same would turn up
 * a minute after opening, and what is due on a short day only the day before. A term in working hours has no day to
 * spare: of it the share counts alone. Nothing is at risk before its clock starts.
 *
 * Badly overdue is a term of which so many lengths have passed since its clock started, by default three.
 */
export function warningTimes(term: RunningTerm, rules: WarningRules): WarningTimes {
  const { clockStart, dueAt } = term;
  const { atRiskShare, overdueBadlyTerms } = rules.warnings;
  const { length, after } = term.isInWorkingHours ? inWorkingTime(term, rules) : byTheClock(term);
  /** The first instant at which more than so much has passed. */
  const beyond = (passed: number) => after(Math.floor(passed) + 1);

  const overdueAt = dueAt + 1;
  const shareAt = beyond(length - length * atRiskShare);
  const riskAt = term.isInWorkingHours ? shareAt : Math.min(shareAt, lastWorkingDayOf(dueAt, rules));
  return {
    atRiskAt: Math.min(Math.max(riskAt, clockStart), overdueAt),
    overdueAt,
    overdueBadlyAt: Math.max(beyond(length * overdueBadlyTerms), overdueAt),
  };
}

/** 00:00 local time of the last working day that is not after the term. */
function lastWorkingDayOf(dueAt: Instant, { zone, calendar }: TermRules): Instant {
  return zone.startOf(calendar.previousWorking(zone.dayOf(dueAt)));
}

function byTheClock({ clockStart, dueAt }: RunningTerm) {
  return { length: dueAt - clockStart, after: (passed: number): Instant => clockStart + passed };
}

function inWorkingTime({ clockStart, dueAt }: RunningTerm, { workingTime }: TermRules) {
  return {
    length: workingTime.workingTimeBetween(clockStart, dueAt),
    after: (passed: number): Instant => workingTime.addWorkingTime(clockStart, passed / hourMs),
  };
}
