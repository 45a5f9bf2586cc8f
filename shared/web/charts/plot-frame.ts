import { textLine } from './chart-text.ts';
import { element } from './markup.ts';
import { decimal } from './numbers.ts';
import { colours, fontSize, margin } from './palette.ts';
import type { Scale, Ticks } from './scale.ts';
import { textWidth } from './text-width.ts';

export interface PlotFrame {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

interface ValueAxis {
  readonly labels: readonly { readonly at: number; readonly label: string }[];
  /** Room that the labels take from the left edge of the picture. */
  readonly width: number;
}

/** Labels of a vertical axis, with the sign of their unit behind the number. */
export function valueAxis(ticks: Ticks, unit = ''): ValueAxis {
  const labels = ticks.values.map((at) => ({ at, label: decimal(at, ticks.digits) + unit }));
  return {
    labels,
    width: margin + Math.max(0, ...labels.map(({ label }) => textWidth(label, fontSize.axis))) + 8,
  };
}

/** Grid lines of the vertical axis and the line that the plot stands on. */
export function plotGrid({ left, right, bottom }: PlotFrame, { labels }: ValueAxis, y: Scale): string {
  const across = (at: number, stroke: string) =>
    element('line', { x1: left, x2: right, y1: at, y2: at, stroke, 'stroke-width': 1 });
  const lines = labels.map(
    ({ at, label }) =>
      across(y(at), colours.grid) + textLine(left - 8, y(at) + 4, label, { anchor: 'end', fill: colours.quiet }),
  );
  return lines.join('') + across(bottom, colours.quiet);
}

/** A label and a short stroke under the plot. */
export function plotTick(x: number, bottom: number, label: string): string {
  return (
    element('line', { x1: x, x2: x, y1: bottom, y2: bottom + 4, stroke: colours.quiet, 'stroke-width': 1 }) +
    textLine(x, bottom + 18, label, { anchor: 'middle', fill: colours.quiet })
  );
}
