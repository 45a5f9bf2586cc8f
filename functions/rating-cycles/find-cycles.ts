import { type CountedCycle, countedCycle } from '#shared/domain/ratings/counted-cycle.ts';
import type { RatingFact } from '#shared/domain/ratings/fact.ts';
import { parseFactLine } from '#shared/domain/ratings/read-fact-line.ts';
import type { PublishedBody } from './body-of-report.ts';
import type { CyclesQuery } from './cycles-query.ts';

interface Wanted extends Pick<CyclesQuery, 'indicator' | 'outcome' | 'limit' | 'cursor'> {
  readonly body: string;
  readonly isShown: (fact: RatingFact) => boolean;
}

export interface CyclesPage {
  readonly cycles: readonly CountedCycle[];
  /** The cursor of the next page; absent on the last. */
  readonly next?: number;
}

/** The cycles of a body behind a figure, in the order of the facts file; what is not the body's is not even parsed. */
export async function findCycles(
  lines: AsyncIterable<readonly string[]>,
  { body, isShown, indicator, outcome, limit, cursor }: Wanted,
  { period, method }: Pick<PublishedBody, 'period' | 'method'>,
): Promise<CyclesPage> {
  const mark = `"body":${JSON.stringify(body)}`;
  const cycles: CountedCycle[] = [];
  let number = 0;
  let last = cursor;
  for await (const chunk of lines) {
    for (const line of chunk) {
      number += 1;
      if (number <= cursor || !line.includes(mark)) continue;
      const fact = parseFactLine(line, number);
      const counted = fact.body === body && isShown(fact) && countedCycle(fact, indicator, period, method);
      if (!counted || (outcome !== undefined && counted.outcome !== outcome)) continue;
      if (cycles.length === limit) return { cycles, next: last };
      cycles.push(counted);
      last = number;
    }
  }
  return { cycles };
}
