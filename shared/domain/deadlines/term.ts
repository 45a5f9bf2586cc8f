import type { ExtensionFault, HandedOn, Registration, Term } from '../appeals/appeal.ts';
import type { Instant } from '../appeals/fact.ts';
import type { Extended } from '../appeals/fact-data.ts';
import { daysOffIn, dueAfter, endAfter, isUnknown, unknownYears } from './count-days.ts';
import { extensionFault } from './extension-fault.ts';
import type { DayCount, Priority, TermPolicy } from './policy.ts';
import type { ClockStart, FinalBasis, TermStep } from './term-step.ts';
import type { TimeZone } from './time-zone.ts';
import type { WorkingCalendar } from './working-calendar.ts';
import type { WorkingTime } from './working-time.ts';

/** What a term is computed with, beside the facts. */
export interface TermRules {
  readonly zone: TimeZone;
  readonly calendar: WorkingCalendar;
  readonly workingTime: WorkingTime;
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
  readonly priority?: Priority | undefined;
}

/** A number of days for the final answer, and why it is that number. */
interface FinalRule {
  readonly basis: FinalBasis;
  readonly count: DayCount;
  readonly source: string;
}

/**
 * The terms of a cycle and how they came about (deadlines: 59-ФЗ art. 8 and 12, policies of the region). Instants are
 * UTC milliseconds; days are counted in the zone of `rules`, from the day after the start, to 23:59:59.999.
 *
 * Where `steps` is given, the same pass adds to it what it does, for people to read.
 */
export function termOf(
  request: TermRequest,
  rules: TermRules,
  steps?: TermStep[],
): Term & { readonly forwarded?: Forwarded } {
  const { policy, startedAt } = request;
  const { within, restartsClock, source: forwardingSource } = policy.forwarding;
  const { notWorking } = policy.lastDay;
  const full = finalRule(request);

  let clockStart = startedAt;
  let firstDueAt = startedAt;
  let prolongedTo: Instant | undefined;
  let prolongations = 0;
  let registration: Registration | undefined;
  let hasInterim = false;
  const extensionFaults: ExtensionFault[] = [];
  let extendedAt: Instant | undefined;
  let forwarded: Forwarded | undefined;
  const dueAt = () => prolongedTo ?? firstDueAt;

  const answerIsDue = (from: Instant, clock: ClockStart, { basis, count, source }: FinalRule = full) => {
    firstDueAt = dueAfter(from, count, notWorking, rules);
    if (!steps) return;
    const off = daysOffIn(from, count, notWorking, rules);
    steps.push({ rule: 'final-answer', basis, clock, from, count: bare(count), ...off, until: firstDueAt, source });
    if (off.lastDay) steps.push({ rule: 'last-day', ...off.lastDay, source: policy.lastDay.source });
  };
  const startClock = (from: Instant) => {
    clockStart = from;
    if (policy.registration) {
      const { registration: count } = policy;
      clockStart = endAfter(from, count, rules);
      registration = { dueAt: clockStart };
      steps?.push({ rule: 'registration', from, count: bare(count), until: clockStart, source: count.source });
    }
    answerIsDue(clockStart, registration ? 'end-of-registration-term' : 'receipt');
  };

  const firstAnswerDueAt = firstAnswerDue(request, rules, steps);
  startClock(startedAt);

  for (const fact of request.facts) {
    if (fact.type === 'forwarded') {
      const until = endAfter(clockStart, within, rules);
      const isLate = fact.at > until;
      forwarded ??= { at: fact.at, ...(isLate ? { isLate } : {}) };
      const isRestart = policy.registration !== null && restartsClock && !isLate;
      const effect = isRestart ? 'restarts-clock' : isLate ? 'too-late' : 'clock-goes-on';
      steps?.push({
        ...{ rule: 'forwarding', at: fact.at, effect, from: clockStart, count: within, until },
        source: forwardingSource,
      });
      if (!isRestart) continue;
      // What was prolonged is the term of the body before.
      prolongedTo = undefined;
      prolongations = 0;
      startClock(fact.at);
    } else if (fact.type === 'registered') {
      if (!registration || registration.at !== undefined) continue;
      const isLate = fact.at > registration.dueAt;
      registration = { ...registration, at: fact.at, ...(isLate ? { isLate } : {}) };
      // A body gains nothing by registering late.
      clockStart = Math.min(fact.at, registration.dueAt);
      // What was counted while nobody had registered counts no more.
      while (steps?.at(-1)?.rule === 'final-answer' || steps?.at(-1)?.rule === 'last-day') steps.pop();
      steps?.push({ rule: 'registered', at: fact.at, isLate });
      answerIsDue(clockStart, isLate ? 'end-of-registration-term' : 'registration');
    } else if (fact.type === 'interim') {
      const after = hasInterim ? undefined : policy.finalAnswerAfterInterim;
      const isLate = fact.at > dueAt();
      const effect = !after ? 'moves-nothing' : isLate ? 'too-late' : 'starts-term';
      steps?.push({ rule: 'interim-answer', at: fact.at, effect });
      if (!after || isLate) continue;
      hasInterim = true;
      answerIsDue(fact.at, 'interim-answer', { basis: 'after-interim', count: after, source: after.source });
    } else if (fact.type === 'extended') {
      extendedAt ??= fact.at;
      const fault = extensionFault(fact, policy, dueAt(), prolongations, rules.zone);
      const until = rules.zone.endOf(rules.zone.dayOf(fact.until));
      const source = policy.extension?.source ?? policy.source;
      steps?.push({ rule: 'extension', at: fact.at, until, ...(fault ? { fault } : {}), source });
      if (fault) {
        extensionFaults.push(fault);
        continue;
      }
      prolongations += 1;
      prolongedTo = until;
    }
  }

  const calendarIncomplete = isUnknown(clockStart, rules) || isUnknown(dueAt(), rules);
  if (calendarIncomplete)
    steps?.push({ rule: 'calendar-incomplete', years: unknownYears([clockStart, dueAt()], rules) });
  steps?.push({ rule: 'due', at: dueAt() });
  return {
    policy: policy.id,
    clockStart,
    dueAt: dueAt(),
    firstDueAt,
    forwardingDueAt: endAfter(clockStart, within, rules),
    calendarIncomplete,
    extensionFaults,
    ...(registration ? { registration } : {}),
    ...(firstAnswerDueAt === undefined ? {} : { firstAnswerDueAt }),
    ...(extendedAt === undefined ? {} : { extendedAt }),
    ...(forwarded ? { forwarded } : {}),
  };
}

function bare({ count, unit }: DayCount): DayCount {
  return { count, unit };
}

function finalRule({ policy, categoryTerm, isFastTrack }: TermRequest): FinalRule {
  if (policy.categoryTerm && categoryTerm)
    return { basis: 'category', count: categoryTerm, source: policy.categoryTerm.source };
  const fast = isFastTrack ? policy.fastTrack : undefined;
  const count = fast ?? policy.finalAnswer;
  return { basis: fast ? 'fast-track' : 'policy', count, source: count.source };
}

/** The first reaction is due so many working hours after receipt, whoever has the cycle then. */
function firstAnswerDue(
  { policy, startedAt, priority = 'normal' }: TermRequest,
  { workingTime }: TermRules,
  steps: TermStep[] | undefined,
): Instant | undefined {
  if (!policy.firstAnswer) return undefined;
  const workingHours = policy.firstAnswer.workingHours[priority];
  const until = workingTime.addWorkingTime(startedAt, workingHours);
  const { source } = policy.firstAnswer;
  steps?.push({ rule: 'first-answer', from: startedAt, workingHours, priority, until, source });
  return until;
}
