import { element } from './markup.ts';
import { colours } from './palette.ts';
import type { Scale } from './scale.ts';

/** A dot on the line of its interval, with short ends so that also a short interval is seen. */
export function intervalMark(x: Scale, middle: number, low: number, value: number, high: number): string {
  const stroke = colours.accent;
  return [
    element('line', { x1: x(low), x2: x(high), y1: middle, y2: middle, stroke, 'stroke-width': 2 }),
    ...[low, high].map((end) => {
      const at = x(end);
      return element('line', { x1: at, x2: at, y1: middle - 4, y2: middle + 4, stroke, 'stroke-width': 2 });
    }),
    element('circle', { cx: x(value), cy: middle, r: 5, fill: stroke, stroke: colours.ground, 'stroke-width': 1.5 }),
  ].join('');
}
