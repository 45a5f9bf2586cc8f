import { element, type Point, polyline } from './markup.ts';
import { colours } from './palette.ts';
import { runs } from './runs.ts';
import type { Scale } from './scale.ts';

export interface TrendSeries {
  readonly name: string;
  readonly values: readonly (number | undefined)[];
  /** Ends of the interval of each value. */
  readonly low?: readonly (number | undefined)[];
  readonly high?: readonly (number | undefined)[];
}

/** The band of a series, its segments, and a dot for each period that has a value. */
export function seriesMarks({ values, low, high }: TrendSeries, colour: string, x: Scale, y: Scale): string {
  const points = values.map((value, index): Point | undefined =>
    value === undefined ? undefined : [x(index), y(value)],
  );
  const intervals = values.map((_, index) => {
    const [from, to] = [low?.[index], high?.[index]];
    return from === undefined || to === undefined ? undefined : { x: x(index), low: y(from), high: y(to) };
  });
  return [
    ...runs(intervals).map((run) =>
      // A period alone has no area: its band is as wide as a dot.
      band(
        run.length > 1
          ? run
          : run.flatMap((one) => [
              { ...one, x: one.x - 3 },
              { ...one, x: one.x + 3 },
            ]),
        colour,
      ),
    ),
    ...runs(points)
      .filter((run) => run.length > 1)
      .map((run) =>
        element('path', {
          d: polyline(run),
          fill: 'none',
          stroke: colour,
          'stroke-width': 2,
          'stroke-linejoin': 'round',
        }),
      ),
    ...points
      .filter((point) => point !== undefined)
      .map(([cx, cy]) =>
        element('circle', { cx, cy, r: 3.5, fill: colour, stroke: colours.ground, 'stroke-width': 1 }),
      ),
  ].join('');
}

function band(run: readonly { readonly x: number; readonly low: number; readonly high: number }[], fill: string) {
  const up = run.map(({ x, high }): Point => [x, high]);
  const back = run.map(({ x, low }): Point => [x, low]).toReversed();
  return element('path', { d: `${polyline([...up, ...back])}Z`, fill, 'fill-opacity': '0.12' });
}
