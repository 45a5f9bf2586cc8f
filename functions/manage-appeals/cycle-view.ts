import type { Cycle } from '#shared/domain/appeals/appeal.ts';
import type { Instant } from '#shared/domain/appeals/fact.ts';
import type { TermStep } from '#shared/domain/deadlines/term-step.ts';
import { firstAnswerTerm, type WarningRules, warningLevel, warningTimes } from '#shared/domain/deadlines/warning.ts';
import type { Survey } from '#shared/domain/surveys/survey.ts';
import { termSentences } from '#shared/web/term-sentences.ts';
import type { CycleAnswer } from './answers.ts';
import { iso, isoIfAny } from './iso.ts';

interface Circumstances {
  readonly now: Instant;
  readonly rules: WarningRules;
  readonly nameOf: (body: string) => string;
  /** How the terms came about. */
  readonly steps: readonly TermStep[];
  readonly survey: Survey | 'forgotten' | undefined;
}

/** A cycle with its terms, its warning level and its survey. */
export function cycleView(cycle: Cycle, { now, rules, nameOf, steps, survey }: Circumstances): CycleAnswer {
  return {
    number: cycle.number,
    state: cycle.state,
    sector: cycle.sector,
    category: cycle.category,
    municipality: cycle.municipality,
    startedAt: iso(cycle.startedAt),
    registeredAt: isoIfAny(cycle.registeredAt),
    responsible: cycle.responsible.map(({ agency, since, isProposed, executor }) => {
      return { body: agency, name: nameOf(agency), since: iso(since), isProposed, executor };
    }),
    forwarded: cycle.forwarded && { ...cycle.forwarded, at: iso(cycle.forwarded.at) },
    term: { ...termView(cycle, now, rules), explanation: termSentences(steps, rules.zone) },
    firstAnswerAt: isoIfAny(cycle.firstAnswerAt),
    answeredAt: isoIfAny(cycle.answeredAt),
    answeredBy: cycle.answeredBy,
    resolution: cycle.resolution,
    ratings: cycle.ratings.map(({ at, satisfied, by, resolved, flags }) => {
      return { at: iso(at), satisfied, by, resolved, flags: flags && [...flags] };
    }),
    reopenRequest: cycle.reopenRequest && {
      since: iso(cycle.reopenRequest.since),
      decideBy: iso(cycle.reopenRequest.decideBy),
      conflict: cycle.reopenRequest.conflict && [...cycle.reopenRequest.conflict],
    },
    survey: cycle.answeredAt === undefined ? undefined : surveyView(survey, cycle, now),
    closedAt: isoIfAny(cycle.closedAt),
    outcome: cycle.outcome,
    returnedAt: isoIfAny(cycle.returnedAt),
  };
}

function termView(cycle: Cycle, now: Instant, rules: WarningRules): Omit<CycleAnswer['term'], 'explanation'> {
  const { policy, clockStart, dueAt, firstDueAt, extendedAt, extensionFaults, calendarIncomplete } = cycle;
  const isRunning = cycle.state === 'open' && cycle.returnedAt === undefined;
  const first = isRunning && cycle.firstAnswerAt === undefined ? firstAnswerTerm(cycle) : undefined;
  const { atRiskAt, overdueAt, overdueBadlyAt } = warningTimes(cycle, rules);
  return {
    policy,
    clockStart: iso(clockStart),
    dueAt: iso(dueAt),
    firstDueAt: iso(firstDueAt),
    extendedAt: isoIfAny(extendedAt),
    extensionFaults: [...extensionFaults],
    calendarIncomplete,
    registration: cycle.registration && {
      dueAt: iso(cycle.registration.dueAt),
      at: isoIfAny(cycle.registration.at),
      isLate: cycle.registration.isLate,
    },
    forwardingDueAt: iso(cycle.forwardingDueAt),
    level: isRunning ? warningLevel(cycle, now, rules) : undefined,
    atRiskAt: iso(atRiskAt),
    overdueAt: iso(overdueAt),
    overdueBadlyAt: iso(overdueBadlyAt),
    firstAnswer: first && { dueAt: iso(first.dueAt), level: warningLevel(first, now, rules) },
  };
}

/**
 * Without the link, and without the citizen's words: those are in the history. What the centre has found in them, and whether
 * it may leave the answer out, is of the rating that the answer has become.
 */
function surveyView(survey: Survey | 'forgotten' | undefined, { ratings }: Cycle, now: Instant): CycleAnswer['survey'] {
  if (survey === undefined) return { state: 'not-invited' };
  if (survey === 'forgotten') return { state: 'expired' };
  const { answer, expiresAt } = survey;
  const openUntil = iso(expiresAt);
  if (answer) {
    const { at, mark, resolved, reasons, mayContact } = answer;
    const { flags, conflict } = ratings.findLast(({ by }) => by === 'survey') ?? {};
    const found = { flags: flags && [...flags], conflict: conflict && [...conflict] };
    return {
      state: 'answered',
      openUntil,
      answer: { at: iso(at), mark, resolved, reasons: [...reasons], mayContact, ...found },
    };
  }
  return { state: now < expiresAt ? 'invited' : 'expired', openUntil };
}
