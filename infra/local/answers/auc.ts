import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { mersenne } from 'pure-rand/generator/mersenne';

/** Something that may tell the positive cases from the others. */
export interface Series {
  readonly values: readonly number[];
  /** Cases are compared within their stratum only; all are in one where absent. */
  readonly strata?: readonly number[] | undefined;
}

export interface Interval {
  readonly value: number;
  /** 95 %, by the bootstrap. */
  readonly low: number;
  readonly high: number;
}

export interface Compared {
  readonly auc: Interval;
  /** What it is ahead of the first series, on the same resamples. */
  readonly ahead: Interval;
}

const resamples = 1000;
const seed = 63;

/**
 * The area under the ROC curve of each series: how often a positive case has the greater value of a pair, a tie counting
 * half. All series see the same resamples of the cases, so that their differences have intervals too.
 */
export function compareAucs(isPositive: readonly boolean[], series: readonly Series[]): Compared[] {
  const walks = series.map((one) => orderOf(one));
  const measure = (times: ArrayLike<number>) => walks.map((walk) => aucOf(walk, isPositive, times));
  const whole = measure(new Uint16Array(isPositive.length).fill(1));
  const chance = mersenne(seed);
  const drawn = Array.from({ length: resamples }, () => {
    const times = new Uint16Array(isPositive.length);
    for (let count = 0; count < times.length; count += 1) {
      const at = uniformInt(chance, 0, times.length - 1);
      times[at] = (times[at] ?? 0) + 1;
    }
    return measure(times);
  });
  return series.map((_, at) => ({
    auc: interval(
      whole[at] ?? Number.NaN,
      drawn.map((aucs) => aucs[at] ?? Number.NaN),
    ),
    ahead: interval(
      (whole[at] ?? Number.NaN) - (whole[0] ?? Number.NaN),
      drawn.map((aucs) => (aucs[at] ?? Number.NaN) - (aucs[0] ?? Number.NaN)),
    ),
  }));
}

/** Cases from the smallest value to the greatest, stratum by stratum, with where ties end. */
interface Walk {
  readonly cases: Uint32Array;
  /** Whether the case is the last one of its value; of its stratum. */
  readonly endsTie: readonly boolean[];
  readonly endsStratum: readonly boolean[];
}

function orderOf({ values, strata }: Series): Walk {
  const stratum = (at: number) => strata?.[at] ?? 0;
  const value = (at: number) => values[at] ?? 0;
  const cases = Uint32Array.from(values.keys()).sort((a, b) => stratum(a) - stratum(b) || value(a) - value(b));
  const pairs = Array.from(cases, (at, index) => ({ at, next: cases[index + 1] }));
  const endsStratum = pairs.map(({ at, next }) => next === undefined || stratum(at) !== stratum(next));
  const endsTie = pairs.map(
    ({ at, next }, index) => endsStratum[index] === true || next === undefined || value(at) !== value(next),
  );
  return { cases, endsTie, endsStratum };
}

function aucOf(
  { cases, endsTie, endsStratum }: Walk,
  isPositive: readonly boolean[],
  times: ArrayLike<number>,
): number {
  let [won, pairs, below, positives, tiedOthers, tiedPositives] = [0, 0, 0, 0, 0, 0];
  for (let index = 0; index < cases.length; index += 1) {
    const at = cases[index] ?? 0;
    const count = times[at] ?? 0;
    if (isPositive[at]) tiedPositives += count;
    else tiedOthers += count;
    if (!endsTie[index]) continue;
    won += tiedPositives * (below + tiedOthers / 2);
    below += tiedOthers;
    positives += tiedPositives;
    [tiedOthers, tiedPositives] = [0, 0];
    if (!endsStratum[index]) continue;
    pairs += positives * below;
    [below, positives] = [0, 0];
  }
  return won / pairs;
}

function interval(value: number, drawn: readonly number[]): Interval {
  const sorted = drawn.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.round(share * (sorted.length - 1))] ?? Number.NaN;
  return { value, low: at(0.025), high: at(0.975) };
}
