import { type ChartSize, chart, type Drawing, isNarrowChart, noDrawing, note } from './chart-frame.ts';
import { textLine } from './chart-text.ts';
import { funnelKeys } from './funnel-keys.ts';
import { funnelLabels } from './funnel-labels.ts';
import { diamond, funnelLimits, type Limit } from './funnel-limits.ts';
import type { FunnelPoint } from './funnel-point.ts';
import { entries } from './legend.ts';
import { element } from './markup.ts';
import { decimal } from './numbers.ts';
import { colours, fontSize, margin } from './palette.ts';
import { type PlotFrame, plotGrid, plotTick, valueAxis } from './plot-frame.ts';
import { linearScale, niceTicks, type Scale } from './scale.ts';
import { textWidth } from './text-width.ts';
import texts from './texts.ru.json' with { type: 'json' };

interface FunnelModel extends ChartSize {
  readonly title: string;
  /** The share of the league. */
  readonly target: number;
  readonly points: readonly FunnelPoint[];
  /** By growing n. */
  readonly limits: readonly Limit[];
  readonly xLabel: string;
  readonly yLabel: string;
}

/**
 * A funnel plot as an SVG (Spiegelhalter 2005): shares of 1 against the number of cases, with the limits of chance around
 * the share of the league. Cases stand on a square-root scale: the limits narrow with it, so small bodies are spread out
 * and large ones do not shrink to a corner, and unlike a logarithm it has a zero. A body without cases has no share and
 * no point. Only flagged bodies are named.
 */
export function funnelChart(model: FunnelModel): string {
  const points = model.points.filter(({ n }) => n > 0);
  return chart(model.title, model, (width, top) =>
    points.length === 0 ? noDrawing(top) : drawFunnel({ ...model, points }, width, top),
  );
}

function drawFunnel(model: FunnelModel, width: number, top: number): Drawing {
  const { target, points } = model;
  const limits = limitsInUse(model);
  const ticks = niceTicks(sharesInView(model, limits), { atMost: 7, minSpan: 10, within: [0, 100] });
  const axis = valueAxis(ticks, '\u00a0%');
  const legend = funnelKeys(target, width, top - 2);
  const caption = note(model.yLabel, width, legend.bottom + 8);
  const frame: PlotFrame = {
    left: axis.width,
    right: width - margin,
    top: caption.bottom + 10,
    bottom: caption.bottom + (isNarrowChart(width) ? 270 : 350),
  };
  const most = Math.max(...points.map(({ n }) => n), ...limits.map(({ n }) => n));
  const root = linearScale([0, Math.sqrt(most)], [frame.left + 4, frame.right - 10]);
  const x: Scale = (n) => root(Math.sqrt(n));
  const percentage = linearScale([ticks.values[0] ?? 0, ticks.values.at(-1) ?? 100], [frame.bottom, frame.top]);
  const y: Scale = (share) => percentage(share * 100);
  const labels = funnelLabels(points, target, frame, x, y);
  const xCaption = { x: frame.right, y: frame.bottom + 36 };
  const list = entries(labels.entries, width, xCaption.y + 12);
  const explained = note(texts.funnelNote, width, labels.entries.length > 0 ? list.bottom + 6 : list.bottom);
  return {
    markup: [
      legend.markup,
      caption.markup,
      funnelLimits(limits, target, frame, x, y),
      plotGrid(frame, axis, percentage),
      caseAxis(most, frame, x),
      textLine(xCaption.x, xCaption.y, model.xLabel, { anchor: 'end', fill: colours.quiet }),
      ...points.map((point) => pointMark(point, x, y)),
      labels.markup,
      list.markup,
      explained.markup,
    ].join(''),
    bottom: explained.bottom,
  };
}

/** Limits below the smallest body would only stretch the axis: they run from the last one at or below it. */
function limitsInUse({ limits, points }: FunnelModel): readonly Limit[] {
  const least = Math.min(...points.map(({ n }) => n));
  return limits.slice(
    Math.max(
      0,
      limits.findLastIndex(({ n }) => n <= least),
    ),
  );
}

/** In percent. Where the limits of the smallest bodies gape they may leave the picture: it belongs to the points. */
function sharesInView({ target, points }: FunnelModel, limits: readonly Limit[]): number[] {
  const narrowest = limits.slice(-1).flatMap(({ low998, high998 }) => [low998, high998]);
  return [target, ...points.map(({ share }) => share), ...narrowest].map((share) => share * 100);
}

/** Round numbers from the greatest down, as many as stand clear of one another. */
function caseAxis(most: number, { bottom }: PlotFrame, x: Scale): string {
  const candidates = Array.from({ length: 8 }, (_, power) => [5, 2, 1].map((factor) => factor * 10 ** (7 - power)))
    .flat()
    .filter((n) => n <= most);
  let free = Infinity;
  const drawn = [...candidates, 0].map((n) => {
    const label = decimal(n, 0);
    const half = textWidth(label, fontSize.axis) / 2;
    if (x(n) + half + 10 > free) return '';
    free = x(n) - half;
    return plotTick(x(n), bottom, label);
  });
  return drawn.join('');
}

function pointMark({ n, share, isFlagged }: FunnelPoint, x: Scale, y: Scale): string {
  if (isFlagged) return diamond(x(n), y(share));
  const attributes = { fill: colours.accent, stroke: colours.ground, 'stroke-width': 1 };
  return element('circle', { cx: x(n), cy: y(share), r: 4, ...attributes });
}
