import type { RatingFlag } from '../appeals/fact-data.ts';
import type { RatingFact } from './fact.ts';
import type { ByIndicator, RatingMethod } from './method.ts';
import type { Period } from './period.ts';

/** A share of successes `s` among `n`. */
export interface Share {
  readonly n: number;
  readonly s: number;
}

/** Whether a cycle is a success; undefined when it is not counted. */
export type Judge = (fact: RatingFact, period: Period, method: RatingMethod) => boolean | undefined;

export function isDue({ dueAt }: RatingFact, { from, to }: Period): boolean {
  return dueAt >= from && dueAt < to;
}

export function isAnswered({ answeredAt }: RatingFact, { from, to }: Period): boolean {
  return answeredAt !== undefined && answeredAt >= from && answeredAt < to;
}

/** Whether the fact belongs to the period at all: due or answered in it. */
export function concerns(fact: RatingFact, period: Period): boolean {
  return isDue(fact, period) || isAnswered(fact, period);
}

/** The indicators of the rating method, «What is counted». */
export const judges: ByIndicator<Judge> = {
  timeliness: (fact, period) =>
    isDue(fact, period) ? fact.answeredAt !== undefined && fact.answeredAt <= fact.dueAt : undefined,
  speed: (fact, period, { speedShare }) =>
    fact.answeredAt !== undefined && isAnswered(fact, period)
      ? fact.answeredAt - fact.clockStart <= speedShare * (fact.dueAt - fact.clockStart)
      : undefined,
  resolution: (fact, period) => (isAnswered(fact, period) ? fact.returnedAt === undefined : undefined),
  satisfaction: (fact, period, method) =>
    isAnswered(fact, period) && excludedBy(fact, method).length === 0 ? fact.satisfied : undefined,
};

/** For which of its flags the method leaves the verdict out of satisfaction. */
export function excludedBy(
  { flags = [] }: Pick<RatingFact, 'flags'>,
  { excludedFlags = [] }: Pick<RatingMethod, 'excludedFlags'>,
): readonly RatingFlag[] {
  return flags.length === 0 ? flags : flags.filter((flag) => excludedFlags.includes(flag));
}
