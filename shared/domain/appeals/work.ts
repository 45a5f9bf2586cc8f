import { firstAnswerTerm, type WarningRules, type WarningTimes, warningTimes } from '../deadlines/warning.ts';
import type { Appeal, Cycle, CycleState } from './appeal.ts';
import { bodyOf } from './body-of.ts';
import type { Instant } from './fact.ts';
import type { AppealKind, Channel, ConflictSign } from './fact-data.ts';

/** What the urgency of work is found with. */
export type WorkRules = WarningRules;

/** The term of the first answer. */
interface FirstAnswerWork extends WarningTimes {
  readonly dueAt: Instant;
}

/** What a work list shows of an appeal, and is filtered by: its latest cycle, no word of the citizen. */
export interface Work extends WarningTimes {
  readonly appealId: string;
  readonly source: string;
  readonly externalId: string;
  readonly kind: AppealKind;
  readonly channel: Channel;
  readonly sector: string;
  readonly category: string;
  readonly municipality?: string | undefined;
  readonly cycle: number;
  readonly state: CycleState;
  readonly startedAt: Instant;
  readonly dueAt: Instant;
  /** While nobody has reacted at all, where the policy has a term for that. */
  readonly firstAnswer?: FirstAnswerWork | undefined;
  /** On whose table it is; who only answered it stays named. */
  readonly body?: string | undefined;
  /** By the centre's routing alone. */
  readonly isProposed?: true | undefined;
  readonly executor?: string | undefined;
  /** The last instant of the term for the decision on the citizen's request to reopen. */
  readonly decideBy?: Instant | undefined;
  /** What of conflict is in the words of that request. */
  readonly conflict?: readonly ConflictSign[] | undefined;
  readonly anomalies: number;
}

/** The work that an appeal is to the staff; undefined before its submission is known. */
export function workOf(
  ids: Pick<Work, 'appealId' | 'source' | 'externalId'>,
  { submission, cycles, anomalies }: Appeal,
  rules: WorkRules,
): Work | undefined {
  const cycle = cycles.at(-1);
  if (!submission || !cycle) return undefined;
  const table = cycle.responsible.at(-1);
  return {
    ...ids,
    kind: submission.kind,
    channel: submission.channel,
    sector: cycle.sector,
    category: cycle.category,
    municipality: cycle.municipality,
    cycle: cycle.number,
    state: cycle.state,
    startedAt: cycle.startedAt,
    dueAt: cycle.dueAt,
    ...warningTimes(cycle, rules),
    firstAnswer: firstAnswerWork(cycle, rules),
    body: bodyOf(cycle),
    isProposed: table?.isProposed,
    executor: table?.executor,
    decideBy: cycle.reopenRequest?.decideBy,
    conflict: cycle.reopenRequest?.conflict,
    anomalies: anomalies.length,
  };
}

function firstAnswerWork(cycle: Cycle, rules: WorkRules): FirstAnswerWork | undefined {
  const term = cycle.firstAnswerAt === undefined ? firstAnswerTerm(cycle) : undefined;
  return term && { dueAt: term.dueAt, ...warningTimes(term, rules) };
}
