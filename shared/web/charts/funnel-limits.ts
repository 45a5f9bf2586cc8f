import { element, type Point, polyline } from './markup.ts';
import { colours } from './palette.ts';
import type { PlotFrame } from './plot-frame.ts';
import type { Scale } from './scale.ts';
import { clamped, inside, type Strip, withCrossings } from './strip.ts';

/** Between these shares chance alone keeps 95 % and 99,8 % of bodies with n cases. */
export interface Limit {
  readonly n: number;
  readonly low95: number;
  readonly high95: number;
  readonly low998: number;
  readonly high998: number;
}

export const limitStyles = {
  league: { stroke: colours.ink, 'stroke-width': 1.5 },
  limits95: { stroke: colours.accent, 'stroke-width': 1.2, 'stroke-dasharray': '5 4' },
  limits998: { stroke: colours.accent, 'stroke-width': 1.2 },
} as const;

/** The two tinted bands of chance with their edges, as far as they are in the plot, and the line of the league. */
export function funnelLimits(limits: readonly Limit[], target: number, frame: PlotFrame, x: Scale, y: Scale): string {
  const { left, right, top, bottom } = frame;
  const strip = { from: top, to: bottom };
  const curve = (share: (limit: Limit) => number) =>
    withCrossings(
      limits.map((limit): Point => [x(limit.n), y(share(limit))]),
      strip,
    );
  const [low95, high95] = [curve(({ low95 }) => low95), curve(({ high95 }) => high95)];
  const [low998, high998] = [curve(({ low998 }) => low998), curve(({ high998 }) => high998)];
  const league = { x1: left, x2: right, y1: y(target), y2: y(target), ...limitStyles.league };
  return [
    band(low998, high998, strip, colours.tintLight),
    band(low95, high95, strip, colours.tint),
    ...[low998, high998].map((each) => edge(each, strip, limitStyles.limits998)),
    ...[low95, high95].map((each) => edge(each, strip, limitStyles.limits95)),
    element('line', league),
  ].join('');
}

function band(low: readonly Point[], high: readonly Point[], strip: Strip, fill: string): string {
  const outline = clamped([...high, ...low.toReversed()], strip);
  return outline.length < 4 ? '' : element('path', { d: `${polyline(outline)}Z`, fill });
}

function edge(curve: readonly Point[], strip: Strip, style: Readonly<Record<string, string | number>>): string {
  return inside(curve, strip)
    .map((run) => element('path', { d: polyline(run), fill: 'none', ...style }))
    .join('');
}

/** A flagged body: another shape, not only another colour. */
export function diamond(x: number, y: number): string {
  const corners = [
    [x, y - 6],
    [x + 6, y],
    [x, y + 6],
    [x - 6, y],
  ] as const;
  return element('path', {
    d: `${polyline(corners)}Z`,
    fill: colours.wrong,
    stroke: colours.ground,
    'stroke-width': 1,
  });
}
