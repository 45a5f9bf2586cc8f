import { textLines } from './chart-text.ts';
import { element } from './markup.ts';
import { colours, fontSize, lineHeight, seriesColours } from './palette.ts';
import type { PlotFrame } from './plot-frame.ts';
import type { Scale } from './scale.ts';
import { spread } from './spread.ts';
import texts from './texts.ru.json' with { type: 'json' };
import type { TrendSeries } from './trend-series.ts';
import { balanceText, type WrappedText } from './wrapped-text.ts';

/** Between the end of the plot and the labels. */
export const leaderWidth = 26;

const labelGap = 4;

/** What stands at the end of a line. */
interface SeriesLabel {
  readonly text: string;
  /** The name, and that there are no values if so. */
  readonly full: string;
  readonly wrapped: WrappedText;
  readonly height: number;
  readonly colour: string;
  readonly last?: { readonly period: number; readonly value: number };
}

/** The names of the series, or their numbers when the names stand under the plot. */
export function labelSeries(series: readonly TrendSeries[], width: number, isNumbered: boolean): SeriesLabel[] {
  return series.map(({ name, values }, index) => {
    const period = values.findLastIndex((each) => each !== undefined);
    const value = values[period];
    const full = value === undefined ? `${name}\u00a0— ${texts.seriesWithoutData}` : name;
    const text = isNumbered ? String(index + 1) : full;
    const wrapped = balanceText(text, { width, fontSize: fontSize.axis, maxLines: 3 });
    return {
      text,
      full,
      wrapped,
      height: wrapped.lines.length * lineHeight.axis + labelGap,
      colour: seriesColours[index % seriesColours.length] ?? colours.ink,
      ...(value === undefined ? {} : { last: { period, value } }),
    };
  });
}

/** Height of the column that has room for all the labels. */
export function heightOf(labels: readonly SeriesLabel[]): number {
  return labels.reduce((sum, { height }) => sum + height, 0);
}

/** Draws the labels right of the plot, pushed apart, each joined to its last value. */
export function seriesLabels(labels: readonly SeriesLabel[], frame: PlotFrame, x: Scale, y: Scale): string {
  const left = frame.right + leaderWidth;
  const middles = spread(
    labels.map(({ height, last }) => ({ height, middle: last ? y(last.value) : frame.bottom })),
    frame.top,
    frame.bottom,
  );
  const drawn = labels.map(({ text, wrapped, last, colour }, index) => {
    const middle = middles[index] ?? frame.bottom;
    const first = middle + 4 - ((wrapped.lines.length - 1) * lineHeight.axis) / 2;
    const leader = last
      ? {
          x1: x(last.period) + 6,
          y1: y(last.value),
          x2: left - 4,
          y2: middle,
          stroke: colour,
          'stroke-dasharray': '2 2',
        }
      : undefined;
    return (
      (leader ? element('line', leader) : '') +
      textLines(left, first, text, wrapped, { fill: colour, step: lineHeight.axis })
    );
  });
  return drawn.join('');
}
