import type { RatingFact } from './fact.ts';
import { judges } from './indicators.ts';
import type { IndicatorId, RatingMethod } from './method.ts';
import type { Period } from './period.ts';

export const outcomes = ['success', 'failure'] as const;

type Outcome = (typeof outcomes)[number];

/** A cycle behind a figure: one of the `n`, and of the `s` too where it is a success. */
export interface CountedCycle {
  readonly fact: RatingFact;
  readonly outcome: Outcome;
}

/** The cycle as the indicator counts it; undefined when it does not. */
export function countedCycle(
  fact: RatingFact,
  indicator: IndicatorId,
  period: Period,
  method: RatingMethod,
): CountedCycle | undefined {
  const isSuccess = judges[indicator](fact, period, method);
  return isSuccess === undefined ? undefined : { fact, outcome: isSuccess ? 'success' : 'failure' };
}
