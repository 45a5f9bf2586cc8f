import { type Interval, wilson } from '../ratings/wilson.ts';

/** A mean with its interval. */
export interface MeanFigure {
  readonly n: number;
  readonly mean: number;
  readonly interval: Interval;
}

/** Marks on 0..1: where a mark of 1 is 0 and one of 5 is 1. */
interface Spread {
  readonly n: number;
  /** Of the marks on 0..1. */
  readonly mean: number;
  /** Σ(x − mean)². */
  readonly squares: number;
}

/** How marks lie; undefined without any. `marks` are counts, of 1 first. */
export function spreadOf(marks: readonly number[]): Spread | undefined {
  const n = marks.reduce((sum, count) => sum + count, 0);
  if (n === 0) return undefined;
  const place = (index: number) => index / (marks.length - 1);
  const mean = marks.reduce((sum, count, index) => sum + count * place(index), 0) / n;
  const squares = marks.reduce((sum, count, index) => sum + count * (place(index) - mean) ** 2, 0);
  return { n, mean, squares };
}

/**
 * The variance of a mark on 0..1, with one more observation of the largest variance that the mean `around` allows: ten equal
 * marks do not prove that an eleventh is the same.
 */
export function guardedVariance({ n, squares }: Spread, around: number): number {
  return (squares + around * (1 - around)) / n;
}

/**
 * The mean of marks of 1..5 with an interval that stays within them: Wilson's on 0..1, for as many answers of yes and no as
 * would fix a share so well (n·p(1 − p)/s²). With marks of 1 and 5 alone it is the Wilson interval. Why not a bootstrap or
 * Student's, and how often it holds the truth: README. Undefined without marks.
 */
export function meanMark(marks: readonly number[], z: number): MeanFigure | undefined {
  const spread = spreadOf(marks);
  if (!spread) return undefined;
  const { n, mean } = spread;
  const interval = boundedInterval(mean, guardedVariance(spread, mean) / n, n, z);
  return { n, mean: asMark(mean), interval: [asMark(interval[0]), asMark(interval[1])] };
}

/** Wilson's interval of a mean on 0..1 whose own variance is known; where it leaves no doubt, that of `n` answers. */
export function boundedInterval(mean: number, variance: number, n: number, z: number): Interval {
  const most = mean * (1 - mean);
  const worth = most > 0 && variance > 0 ? most / variance : n;
  return wilson({ n: worth, s: mean * worth }, z) ?? [0, 1];
}

/** From 0..1 back to 1..5. */
export function asMark(place: number): number {
  return 1 + 4 * place;
}
