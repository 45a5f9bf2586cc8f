import { type ChartSize, chart, type Drawing, isNarrowChart, noDrawing, note } from './chart-frame.ts';
import { textLine } from './chart-text.ts';
import { entries } from './legend.ts';
import { colours, fontSize, lineHeight, margin, seriesColours } from './palette.ts';
import { type PlotFrame, plotGrid, plotTick, valueAxis } from './plot-frame.ts';
import { linearScale, niceTicks, type Scale } from './scale.ts';
import { textWidth } from './text-width.ts';
import texts from './texts.ru.json' with { type: 'json' };
import { heightOf, labelSeries, leaderWidth, seriesLabels } from './trend-labels.ts';
import { seriesMarks, type TrendSeries } from './trend-series.ts';

interface TrendModel extends ChartSize {
  readonly title: string;
  /** Months as `2025-12` or quarters as `2025-Q4`, one after another. */
  readonly periods: readonly string[];
  /** At most six, with a value or nothing for each period. */
  readonly series: readonly TrendSeries[];
  readonly yLabel: string;
}

/**
 * Values by month or quarter as an SVG: straight segments between neighbours, a gap where a period is absent, since nothing
 * is known between them. Throws RangeError for more than six series, which nobody could tell apart.
 */
export function trendChart(model: TrendModel): string {
  if (model.series.length > seriesColours.length) {
    throw new RangeError(`a trend shows ${seriesColours.length} series at the most, not ${model.series.length}`);
  }
  return chart(model.title, model, (width, top) =>
    model.periods.length === 0 || model.series.length === 0 ? noDrawing(top) : drawTrend(model, width, top),
  );
}

function drawTrend({ periods, series, yLabel }: TrendModel, width: number, top: number): Drawing {
  const isNarrow = isNarrowChart(width);
  const known = series
    .flatMap(({ values, low = [], high = [] }) => [...values, ...low, ...high])
    .filter((value) => value !== undefined);
  const ticks = niceTicks(known, { atMost: 7, minSpan: 1 });
  const axis = valueAxis(ticks);
  const caption = note(yLabel, width, top - 4);
  const labelWidth = isNarrow ? 16 : Math.round(width * 0.26);
  const labels = labelSeries(series, labelWidth, isNarrow);
  const frameTop = caption.bottom + 12;
  const frame: PlotFrame = {
    left: axis.width,
    right: width - margin - labelWidth - leaderWidth,
    top: frameTop,
    bottom: frameTop + Math.max(isNarrow ? 220 : 280, heightOf(labels)),
  };
  const x = linearScale([0, Math.max(1, periods.length - 1)], [frame.left + 14, frame.right - 8]);
  const y = linearScale([ticks.values[0] ?? 0, ticks.values.at(-1) ?? 1], [frame.bottom, frame.top]);
  const numbered = labels.map(({ full, colour }, index) => ({ mark: String(index + 1), text: full, colour }));
  const axisBottom = frame.bottom + 18 + lineHeight.axis + 4;
  const legend = entries(isNarrow ? numbered : [], width, axisBottom + 8);
  return {
    markup: [
      caption.markup,
      plotGrid(frame, axis, y),
      periodAxis(periods, frame, x),
      ...series.map((each, index) => seriesMarks(each, seriesColours[index] ?? colours.ink, x, y)),
      seriesLabels(labels, frame, x, y),
      legend.markup,
    ].join(''),
    bottom: isNarrow ? legend.bottom : axisBottom,
  };
}

/**
 * Every period, or every second, third… counted from the last when the labels would meet; the year stands under the first
 * period of its own that has a label.
 */
function periodAxis(periods: readonly string[], { bottom }: PlotFrame, x: Scale): string {
  const names = periods.map(shortName);
  const years = periods.map((period) => period.slice(0, 4));
  const room = Math.max(...[...names, ...years].map((label) => textWidth(label, fontSize.axis))) + 6;
  const step = Math.max(1, Math.ceil(room / (x(1) - x(0))));
  const labelled = periods.flatMap((_, index) => ((periods.length - 1 - index) % step === 0 ? [index] : []));
  return labelled
    .map((index, at) => {
      const before = labelled[at - 1];
      const year = years[index] ?? '';
      const isNewYear = before === undefined || years[before] !== year;
      const under = { anchor: 'middle', fill: colours.quiet } as const;
      return (
        plotTick(x(index), bottom, names[index] ?? '') +
        (isNewYear ? textLine(x(index), bottom + 18 + lineHeight.axis, year, under) : '')
      );
    })
    .join('');
}

/** «окт», «4 кв.». */
function shortName(period: string): string {
  const part = period.slice(5);
  return part.startsWith('Q') ? `${part.slice(1)}\u00a0${texts.quarter}` : (texts.months[Number(part) - 1] ?? period);
}
