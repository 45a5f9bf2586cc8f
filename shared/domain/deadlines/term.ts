import type { ExtensionFault, HandedOn, Term } from '../appeals/appeal.ts';
import type { Instant } from '../appeals/fact.ts';
import type { Extended } from '../appeals/fact-data.ts';
import type { DayCount, TermPolicy } from './policy.ts';
import type { LocalDay, TimeZone } from './time-zone.ts';
import type { WorkingCalendar } from './working-calendar.ts';

/** What a term is computed with, beside the facts. */
export interface TermRules {
  readonly zone: TimeZone;
  readonly calendar: WorkingCalendar;
}

/** A fact that can move a term, in the order of the history. */
export type TermFact =
  | { readonly type: 'registered' | 'forwarded' | 'interim'; readonly at: Instant }
  | ({ readonly type: 'extended'; readonly at: Instant } & Extended);

/** The first forwarding, and whether it came in time. */
type Forwarded = Omit<HandedOn, 'by'>;

export interface TermRequest {
  readonly policy: TermPolicy;
  readonly startedAt: Instant;
  /** Facts of the cycle up to its first final answer. */
  readonly facts: readonly TermFact[];
  readonly isFastTrack?: boolean | undefined;
  /** The category's own term, where it has one. */
  readonly categoryTerm?: DayCount | undefined;
}

/**
 * The term of the final answer of a cycle and how it came about (deadlines: 59-ФЗ art. 8 and 12, policies of the region).
 * Instants are UTC milliseconds; days are counted in the zone of `rules`, from the day after the start, to 23:59:59.999.
 */
export function termOf(request: TermRequest, rules: TermRules): Term & { readonly forwarded?: Forwarded } {
  const { policy } = request;
  const counter = dayCounter(policy, rules);
  const full =
    (policy.categoryMaySetTerm ? request.categoryTerm : undefined) ??
    (request.isFastTrack ? policy.fastTrack : undefined) ??
    policy.finalAnswer;

  let registrationEnd = policy.registration
    ? counter.endAfter(request.startedAt, policy.registration)
    : request.startedAt;
  let clockStart = registrationEnd;
  let firstDueAt = counter.dueAfter(clockStart, full);
  let prolongedTo: Instant | undefined;
  let prolongations = 0;
  let awaitsRegistration = policy.registration !== null;
  let hasInterim = false;
  const extensionFaults: ExtensionFault[] = [];
  let extendedAt: Instant | undefined;
  let forwarded: Forwarded | undefined;
  const dueAt = () => prolongedTo ?? firstDueAt;

  for (const fact of request.facts) {
    if (fact.type === 'forwarded' && !forwarded) {
      const isLate = fact.at > counter.endAfter(clockStart, policy.forwarding.within);
      forwarded = { at: fact.at, ...(isLate ? { isLate } : {}) };
    }
    if (fact.type === 'registered' && awaitsRegistration) {
      awaitsRegistration = false;
      // A body gains nothing by registering late.
      clockStart = Math.min(fact.at, registrationEnd);
      firstDueAt = counter.dueAfter(clockStart, full);
    } else if (fact.type === 'forwarded' && policy.registration && policy.forwarding.restartsClock) {
      if (fact.at > counter.endAfter(clockStart, policy.forwarding.within)) continue;
      awaitsRegistration = true;
      registrationEnd = counter.endAfter(fact.at, policy.registration);
      clockStart = registrationEnd;
      firstDueAt = counter.dueAfter(clockStart, full);
      // What was prolonged is the term of the body before.
      prolongedTo = undefined;
      prolongations = 0;
    } else if (fact.type === 'interim' && policy.finalAnswerAfterInterim && !hasInterim && fact.at <= dueAt()) {
      hasInterim = true;
      firstDueAt = counter.dueAfter(fact.at, policy.finalAnswerAfterInterim);
    } else if (fact.type === 'extended') {
      extendedAt ??= fact.at;
      const fault = extensionFault(fact, policy, dueAt(), prolongations, rules);
      if (fault) {
        extensionFaults.push(fault);
        continue;
      }
      prolongations += 1;
      prolongedTo = rules.zone.endOf(rules.zone.dayOf(fact.until));
    }
  }
  return {
    policy: policy.id,
    clockStart,
    dueAt: dueAt(),
    firstDueAt,
    calendarIncomplete: counter.isIncomplete(clockStart, dueAt()),
    extensionFaults,
    ...(extendedAt === undefined ? {} : { extendedAt }),
    ...(forwarded ? { forwarded } : {}),
  };
}

/** Why a prolongation does not move the term as it stood (59-ФЗ art. 12(2)); undefined when it does. */
function extensionFault(
  fact: Extended & { at: Instant },
  policy: TermPolicy,
  dueAt: Instant,
  prolongations: number,
  { zone }: TermRules,
): ExtensionFault | undefined {
  if (!policy.extension) return 'not-allowed';
  if (fact.at > dueAt) return 'after-term';
  if (fact.noticeSentAt === undefined) return 'without-notice';
  if (fact.noticeSentAt > dueAt) return 'notice-after-term';
  const { times, maxDays } = policy.extension;
  if (times !== null && prolongations >= times) return 'already-extended';
  if (maxDays !== null && zone.dayOf(fact.until) > zone.dayOf(dueAt) + maxDays) return 'too-long';
  return undefined;
}

function dayCounter(policy: TermPolicy, { zone, calendar }: TermRules) {
  const lastDay = (start: LocalDay, { count, unit }: DayCount) =>
    unit === 'calendar-days' ? start + count : calendar.addWorkingDays(start, count);
  const shifted = (day: LocalDay) => {
    if (policy.lastDayNotWorking === 'as-is') return day;
    return policy.lastDayNotWorking === 'previous' ? calendar.previousWorking(day) : calendar.nextWorking(day);
  };
  return {
    endAfter: (start: Instant, count: DayCount): Instant => zone.endOf(lastDay(zone.dayOf(start), count)),
    dueAfter: (start: Instant, count: DayCount): Instant => zone.endOf(shifted(lastDay(zone.dayOf(start), count))),
    isIncomplete: (...ends: Instant[]): boolean => ends.some((at) => !calendar.isKnown(zone.dayOf(at))),
  };
}
