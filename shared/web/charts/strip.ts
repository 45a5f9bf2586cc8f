import type { Point } from './markup.ts';
import { runs } from './runs.ts';

/** The part of the picture between two heights. */
export interface Strip {
  readonly from: number;
  readonly to: number;
}

/** The curve with a point more wherever a segment crosses the edge of the strip. */
export function withCrossings(curve: readonly Point[], { from, to }: Strip): Point[] {
  return curve.flatMap((end, index): Point[] => {
    const start = curve[index - 1];
    if (!start) return [end];
    const crossings = [from, to]
      .map((edge) => ({ edge, part: (edge - start[1]) / (end[1] - start[1]) }))
      .filter(({ part }) => part > 0 && part < 1)
      .toSorted((a, b) => a.part - b.part)
      .map(({ edge, part }): Point => [start[0] + part * (end[0] - start[0]), edge]);
    return [...crossings, end];
  });
}

/** The pieces of a curve with crossings that lie in the strip. */
export function inside(curve: readonly Point[], { from, to }: Strip): Point[][] {
  return runs(curve.map((point) => (point[1] >= from && point[1] <= to ? point : undefined))).filter(
    (run) => run.length > 1,
  );
}

/** What lies outside, pressed to the edge. */
export function clamped(curve: readonly Point[], { from, to }: Strip): Point[] {
  return curve.map(([x, y]) => [x, Math.min(to, Math.max(from, y))]);
}
