import type { Appeal, Cycle, Rating } from '../appeals/appeal.ts';
import type { Instant } from '../appeals/fact.ts';
import type { Channel } from '../appeals/fact-data.ts';

/** What the index keeps of a cycle: enough to say, for any cut-off, what was known of it. */
export interface CycleRecord {
  readonly appealId: string;
  readonly cycle: number;
  readonly source: string;
  readonly sector: string;
  readonly municipality?: string | undefined;
  readonly channel: Channel;
  readonly policy: string;
  readonly clockStart: Instant;
  readonly dueAt: Instant;
  readonly firstAnswerAt?: Instant | undefined;
  readonly answeredAt?: Instant | undefined;
  readonly answeredBy?: string | undefined;
  /** The body responsible at `dueAt`, as far as is known. */
  readonly responsibleAtDue?: string | undefined;
  readonly returnedAt?: Instant | undefined;
  readonly ratings: readonly Pick<Rating, 'at' | 'satisfied' | 'by'>[];
}

/** One cycle as the rating of a period counts it (rating method, «What is counted»). */
export interface RatingFact {
  readonly appealId: string;
  readonly cycle: number;
  readonly source: string;
  readonly sector: string;
  readonly municipality?: string | undefined;
  readonly channel: Channel;
  readonly policy: string;
  readonly clockStart: Instant;
  readonly dueAt: Instant;
  readonly firstAnswerAt?: Instant | undefined;
  readonly answeredAt?: Instant | undefined;
  /** Absent when nobody answered and nobody was responsible when the term ended. */
  readonly body?: string | undefined;
  readonly returnedAt?: Instant | undefined;
  readonly satisfied?: boolean | undefined;
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
    municipality: cycle.municipality,
    channel: submission.channel,
    policy: cycle.policy,
    clockStart: cycle.clockStart,
    dueAt: cycle.dueAt,
    firstAnswerAt: cycle.firstAnswerAt,
    answeredAt: cycle.answeredAt,
    answeredBy: cycle.answeredBy,
    responsibleAtDue: responsibleAt(cycle, cycle.dueAt),
    returnedAt: cycle.returnedAt,
    ratings: cycle.ratings.map(({ at, satisfied, by }) => ({ at, satisfied, by })),
  }));
}

/** The body on whose table the cycle was at the instant. */
function responsibleAt({ responsible }: Cycle, at: Instant): string | undefined {
  return responsible.findLast(({ since }) => since <= at)?.agency;
}

/** What counts at the cut-off: facts that occurred at or after it are as if unknown. */
export function factAt(record: CycleRecord, cutOff: Instant): RatingFact {
  const known = (at: Instant | undefined) => (at !== undefined && at < cutOff ? at : undefined);
  const answeredAt = known(record.answeredAt);
  return {
    appealId: record.appealId,
    cycle: record.cycle,
    source: record.source,
    sector: record.sector,
    municipality: record.municipality,
    channel: record.channel,
    policy: record.policy,
    clockStart: record.clockStart,
    dueAt: record.dueAt,
    firstAnswerAt: known(record.firstAnswerAt),
    answeredAt,
    body: answeredAt === undefined ? record.responsibleAtDue : record.answeredBy,
    returnedAt: known(record.returnedAt),
    satisfied: verdict(record.ratings.filter(({ at }) => at < cutOff)),
  };
}

/** The citizen's own survey answer wins over what the source reports; the latest of several wins. */
function verdict(ratings: CycleRecord['ratings']): boolean | undefined {
  const bySurvey = ratings.filter(({ by }) => by === 'survey');
  return (bySurvey.length > 0 ? bySurvey : ratings).at(-1)?.satisfied;
}
