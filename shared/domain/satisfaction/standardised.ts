import { answersOf, type Cell } from './cell.ts';
import { asMark, boundedInterval, guardedVariance, spreadOf } from './mean-interval.ts';
import type { AnalysisMethod } from './method.ts';
import type { Standardised, StandardisedFigure } from './snapshot-schema.ts';
import { collapsed } from './strata.ts';
import type { Stratum } from './tally.ts';

/**
 * The mean mark and the share of marks 4 and 5 as they would be if all kinds of cycles were judged alike: means of strata
 * (sector × channel × days to the answer) weighed by all answered cycles of each (post-stratification). Says nothing of
 * citizens who differ within a stratum. Undefined without answers.
 */
export function standardise(
  strata: readonly Stratum[],
  { leastAnswersOfStratum }: Pick<AnalysisMethod, 'leastAnswersOfStratum'>,
  z: number,
): Standardised | undefined {
  const cells = collapsed(strata, leastAnswersOfStratum);
  const mark = weigh(cells, ({ marks }) => marks, z);
  const satisfied = weigh(cells, asShare, z);
  if (!mark || !satisfied) return undefined;
  return { strata: cells.length, mark: inMarks(mark), satisfied };
}

/** The difference is judged with the sizes of the strata as given: only the marks within them are left to chance. */
function weigh(
  cells: readonly Cell[],
  marksOf: (cell: Cell) => readonly number[],
  z: number,
): StandardisedFigure | undefined {
  const cycles = cells.reduce((sum, cell) => sum + cell.cycles, 0);
  const answers = cells.reduce((sum, cell) => sum + answersOf(cell), 0);
  const spreads = cells.flatMap((cell) => {
    const spread = spreadOf(marksOf(cell));
    return spread ? [{ ...spread, weight: cell.cycles / cycles }] : [];
  });
  if (answers === 0) return undefined;
  const raw = spreads.reduce((sum, { n, mean }) => sum + (n / answers) * mean, 0);
  let [value, variance, difference, differenceVariance] = [0, 0, 0, 0];
  for (const { weight, ...spread } of spreads) {
    const ofMean = guardedVariance(spread, raw) / spread.n;
    const moved = weight - spread.n / answers;
    value += weight * spread.mean;
    variance += weight ** 2 * ofMean;
    difference += moved * spread.mean;
    differenceVariance += moved ** 2 * ofMean;
  }
  const half = z * Math.sqrt(differenceVariance);
  return {
    ...{ raw, value, interval: boundedInterval(value, variance, answers, z), difference },
    differenceInterval: [difference - half, difference + half],
    isBeyondNoise: Math.abs(difference) > half,
  };
}

/** Marks as yes and no: below 4, and 4 and 5. */
function asShare({ marks: [one = 0, two = 0, three = 0, four = 0, five = 0] }: Cell): number[] {
  return [one + two + three, four + five];
}

function inMarks({
  raw,
  value,
  interval,
  difference,
  differenceInterval,
  ...rest
}: StandardisedFigure): StandardisedFigure {
  return {
    ...rest,
    raw: asMark(raw),
    value: asMark(value),
    interval: [asMark(interval[0]), asMark(interval[1])],
    difference: 4 * difference,
    differenceInterval: [4 * differenceInterval[0], 4 * differenceInterval[1]],
  };
}
