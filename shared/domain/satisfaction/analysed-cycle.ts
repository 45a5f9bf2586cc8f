import type { Instant } from '../appeals/fact.ts';
import type { Channel, RatingFlag, Solved } from '../appeals/fact-data.ts';
import { type CycleRecord, factAt } from '../ratings/fact.ts';
import { isAnswered } from '../ratings/indicators.ts';
import type { Period } from '../ratings/period.ts';
import type { Invitation } from '../surveys/invitation.ts';

/**
 * Whether the citizen was asked about a cycle by the cut-off. `not-asked`: not drawn, answered too long ago when the centre
 * heard of it, or still on its way.
 */
export const askings = ['asked', 'unreachable', 'opted-out', 'too-often', 'not-asked'] as const;

export type Asking = (typeof askings)[number];

/** What a citizen told our own survey, without a word of theirs. */
export interface CitizenAnswer {
  /** 1..5, five is best. */
  readonly mark: number;
  readonly resolved?: Solved | undefined;
  readonly reasons: readonly string[];
  /** Why it is left out of every figure. */
  readonly flags: readonly RatingFlag[];
}

/** An answered cycle as the analysis of satisfaction counts it. */
export interface AnalysedCycle {
  readonly appealId: string;
  readonly cycle: number;
  readonly sector: string;
  readonly category: string;
  readonly municipality?: string | undefined;
  readonly channel: Channel;
  /** Whose work it counts as; absent where the answer named nobody. */
  readonly body?: string | undefined;
  readonly clockStart: Instant;
  readonly answeredAt: Instant;
  readonly asking: Asking;
  readonly answer?: CitizenAnswer | undefined;
}

/**
 * The cycle as it was known at the period's cut-off; undefined for one that was not answered in the period. Only our own
 * survey counts, the latest answer of several: what a platform reports is not asked of everybody alike.
 */
export function analysedCycle(
  record: CycleRecord,
  invitation: Invitation | undefined,
  period: Period,
): AnalysedCycle | undefined {
  const { ratings } = record;
  const fact = factAt(record, period.cutOff);
  const { answeredAt } = fact;
  if (answeredAt === undefined || !isAnswered(fact, period)) return undefined;
  const { appealId, cycle, sector, category, municipality, channel, body, clockStart } = fact;
  const verdict = ratings.findLast(({ at, by, mark }) => by === 'survey' && mark !== undefined && at < period.cutOff);
  const answer = verdict?.mark === undefined ? undefined : answerOf({ ...verdict, mark: verdict.mark });
  const asking = answer ? 'asked' : askingOf(invitation, record, period);
  return { appealId, cycle, sector, category, municipality, channel, body, clockStart, answeredAt, asking, answer };
}

function answerOf(verdict: CycleRecord['ratings'][number] & { readonly mark: number }): CitizenAnswer {
  const { mark, resolved, reasons = [], flags = [] } = verdict;
  return { mark, resolved, reasons: [...new Set(reasons)].sort(), flags: [...new Set(flags)].sort() };
}

/** Of a cycle that nobody has judged. A way to the citizen that was not there needs no invitation to be known. */
function askingOf(invitation: Invitation | undefined, { isUnreachable }: CycleRecord, { cutOff }: Period): Asking {
  const outcome = invitation && invitation.at < cutOff ? invitation.outcome : undefined;
  if (outcome === undefined) return isUnreachable ? 'unreachable' : 'not-asked';
  return outcome === 'delivered' ? 'asked' : outcome;
}
