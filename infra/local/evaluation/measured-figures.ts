import type { Interval } from '#shared/domain/ratings/wilson.ts';
import { mersenneTwister } from '#shared/reports/seeded-generator.ts';
import { bootstrapIntervals } from '#shared/training/bootstrap.ts';
import { byFigure, type FigureName, type Figures } from '#shared/training/measures.ts';

/** A figure with its 95 % interval. */
export interface Measured {
  readonly value: number;
  readonly interval: Interval;
}

/** Undefined where there is nothing to measure. */
export type MeasuredFigures = Readonly<Record<FigureName, Measured | undefined>>;

/** Always the same draws: the same texts give the same intervals. */
const seed = '00000001';

/** Figures of the items with their intervals. */
export function measuredFigures<T>(items: readonly T[], measure: (sample: readonly T[]) => Figures): MeasuredFigures {
  const values = measure(items);
  const intervals = bootstrapIntervals(items, measure, mersenneTwister(seed));
  return byFigure((name) => {
    const [value, interval] = [values[name], intervals[name]];
    return value === undefined || interval === undefined ? undefined : { value, interval };
  });
}
