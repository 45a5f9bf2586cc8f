import type { Appeal, Cycle, HandedOn, Rating } from '../appeals/appeal.ts';
import type { Instant } from '../appeals/fact.ts';
import type { Channel, RatingFlag, Resolution } from '../appeals/fact-data.ts';

interface CycleIds {
  readonly appealId: string;
  readonly cycle: number;
  readonly source: string;
  readonly sector: string;
  readonly category: string;
  readonly municipality?: string | undefined;
  readonly channel: Channel;
  readonly policy: string;
  readonly clockStart: Instant;
  readonly dueAt: Instant;
  readonly firstAnswerAt?: Instant | undefined;
  readonly answeredAt?: Instant | undefined;
  /** Of the first final answer, as far as it says. */
  readonly resolution?: Resolution | undefined;
  readonly returnedAt?: Instant | undefined;
  /** No way to reach the author is known. */
  readonly isUnreachable?: true | undefined;
  readonly extendedAt?: Instant | undefined;
  /** The latest change of the category or the body before the answer and the end of the term. */
  readonly changedAt?: Instant | undefined;
}

/** A citizen's verdict with what is needed to weigh it. */
type RecordedRating = Omit<Rating, 'asksToReopen' | 'mayContact' | 'conflict'>;

/** What the index keeps of a cycle: enough to say, for any cut-off, what was known of it. */
export interface CycleRecord extends CycleIds {
  readonly answeredBy?: string | undefined;
  /** The body responsible at `dueAt`, as far as is known. */
  readonly responsibleAtDue?: string | undefined;
  /** The first time it was handed on. */
  readonly forwarded?: HandedOn | undefined;
  readonly ratings: readonly RecordedRating[];
}

/** One cycle as the rating of a period counts it (rating method, «What is counted»). */
export interface RatingFact extends CycleIds {
  /** Absent when nobody answered and nobody was responsible when the term ended. */
  readonly body?: string | undefined;
  readonly forwardedBy?: string | undefined;
  readonly isForwardedLate?: true | undefined;
  readonly satisfied?: boolean | undefined;
  /** Seconds from the invitation to the answer, where our own survey gave the verdict. */
  readonly surveySeconds?: number | undefined;
  /** Of the verdict. */
  readonly flags?: readonly RatingFlag[] | undefined;
}

/** The records of an appeal's cycles, in order; none before the submission is known. */
export function cycleRecords(
  { appealId, source }: { appealId: string; source: string },
  appeal: Appeal,
): CycleRecord[] {
  const { submission } = appeal;
  if (!submission) return [];
  return appeal.cycles.map((cycle) => ({
    appealId,
    cycle: cycle.number,
    source,
    sector: cycle.sector,
    category: cycle.category,
    municipality: cycle.municipality,
    channel: submission.channel,
    policy: cycle.policy,
    clockStart: cycle.clockStart,
    dueAt: cycle.dueAt,
    firstAnswerAt: cycle.firstAnswerAt,
    answeredAt: cycle.answeredAt,
    resolution: cycle.resolution,
    answeredBy: cycle.answeredBy,
    responsibleAtDue: responsibleAt(cycle, cycle.dueAt),
    returnedAt: cycle.returnedAt,
    isUnreachable: submission.reachable ? undefined : true,
    extendedAt: cycle.extendedAt,
    changedAt: cycle.changedAt,
    forwarded: cycle.forwarded,
    ratings: cycle.ratings.map(({ asksToReopen: _, mayContact: _may, conflict: _signs, ...rating }) => rating),
  }));
}

/** The body on whose table the cycle was at the instant; what the table of routes proposes is held against nobody. */
function responsibleAt({ responsible }: Cycle, at: Instant): string | undefined {
  return responsible.findLast(({ since, isProposed }) => !isProposed && since <= at)?.agency;
}

/** What counts at the cut-off: facts that occurred at or after it are as if unknown. */
export function factAt(record: CycleRecord, cutOff: Instant): RatingFact {
  const known = (at: Instant | undefined) => (at !== undefined && at < cutOff ? at : undefined);
  const answeredAt = known(record.answeredAt);
  const forwarded = known(record.forwarded?.at) === undefined ? undefined : record.forwarded;
  const verdict = verdictOf(record.ratings.filter(({ at }) => at < cutOff));
  return {
    appealId: record.appealId,
    cycle: record.cycle,
    source: record.source,
    sector: record.sector,
    category: record.category,
    municipality: record.municipality,
    channel: record.channel,
    policy: record.policy,
    clockStart: record.clockStart,
    dueAt: record.dueAt,
    firstAnswerAt: known(record.firstAnswerAt),
    answeredAt,
    resolution: answeredAt === undefined ? undefined : record.resolution,
    body: answeredAt === undefined ? record.responsibleAtDue : record.answeredBy,
    returnedAt: known(record.returnedAt),
    isUnreachable: record.isUnreachable,
    extendedAt: known(record.extendedAt),
    changedAt: known(record.changedAt),
    forwardedBy: forwarded?.by,
    isForwardedLate: forwarded?.isLate,
    satisfied: verdict?.satisfied,
    surveySeconds: verdict?.by === 'survey' ? verdict.afterSeconds : undefined,
    flags: verdict?.flags,
  };
}

/** The citizen's own survey answer wins over what the source reports; the latest of several wins. */
function verdictOf(ratings: CycleRecord['ratings']): RecordedRating | undefined {
  const bySurvey = ratings.filter(({ by }) => by === 'survey');
  return (bySurvey.length > 0 ? bySurvey : ratings).at(-1);
}
