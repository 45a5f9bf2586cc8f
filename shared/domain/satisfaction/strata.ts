import { answersOf, type Cell, sumCells } from './cell.ts';
import type { Stratum } from './tally.ts';

/**
 * Strata with enough answers to be weighed by: small ones are put together, first over the bands of days of a sector and
 * channel, then over the channels of the sector, then over all. What still has too few answers joins the smallest stratum.
 * The order of strata does not matter.
 */
export function collapsed(strata: readonly Stratum[], leastAnswers: number): Cell[] {
  const kept: Cell[] = [];
  let small: readonly Stratum[] = strata;
  const levels: ((stratum: Stratum) => string)[] = [
    ({ sector, channel, days }) => JSON.stringify([sector, channel, days]),
    ({ sector, channel }) => JSON.stringify([sector, channel]),
    ({ sector }) => sector,
    () => '',
  ];
  for (const keyOf of levels) {
    const rest: Stratum[] = [];
    for (const own of Map.groupBy(small, keyOf).values()) {
      const together = sumCells(own.map(({ cell }) => cell));
      if (answersOf(together) >= leastAnswers) kept.push(together);
      else rest.push(...own);
    }
    small = rest;
  }
  const left = sumCells(small.map(({ cell }) => cell));
  if (left.cycles === 0) return kept;
  const smallest = kept.reduce<Cell | undefined>(
    (least, cell) => (least === undefined || answersOf(cell) < answersOf(least) ? cell : least),
    undefined,
  );
  return [...kept.filter((cell) => cell !== smallest), sumCells(smallest ? [smallest, left] : [left])];
}
