import type { Box } from './boxes.ts';
import { textLines } from './chart-text.ts';
import type { FunnelPoint } from './funnel-point.ts';
import { element } from './markup.ts';
import { decimal, percent } from './numbers.ts';
import { colours, fontSize, lineHeight } from './palette.ts';
import { placeLabel } from './place-label.ts';
import type { PlotFrame } from './plot-frame.ts';
import type { Scale } from './scale.ts';
import { textWidth, type Weight } from './text-width.ts';
import { balanceText } from './wrapped-text.ts';

interface FunnelLabels {
  readonly markup: string;
  readonly entries: readonly { readonly mark: string; readonly text: string; readonly colour: string }[];
}

const nameWidth = 210;

/**
 * Names beside the flagged points. The farther a body is from the league, the earlier it chooses its place; a name that
 * is too long or finds no free place becomes a number with an entry under the plot, and when even the number finds none,
 * the entry has a dash.
 */
export function funnelLabels(
  points: readonly FunnelPoint[],
  target: number,
  frame: PlotFrame,
  x: Scale,
  y: Scale,
): FunnelLabels {
  const bounds = {
    left: frame.left,
    top: frame.top,
    width: frame.right - frame.left,
    height: frame.bottom - frame.top,
  };
  const taken = points.map(({ n, share }): Box => ({ left: x(n) - 6, top: y(share) - 6, width: 12, height: 12 }));
  const place = (point: FunnelPoint, lines: readonly string[], weight: Weight): Box | undefined => {
    const size = {
      width: Math.max(...lines.map((line) => textWidth(line, fontSize.axis, weight))),
      height: lines.length * lineHeight.axis,
    };
    const box = placeLabel({ x: x(point.n), y: y(point.share) }, size, bounds, taken);
    if (box) taken.push(box);
    return box;
  };

  const isRoomForNames = bounds.width > 2 * nameWidth;
  const names = points
    .filter(({ isFlagged }) => isFlagged)
    .toSorted((a, b) => distance(b, target) - distance(a, target))
    .map((point) => {
      const { lines, isCut } = balanceText(point.name, { width: nameWidth, fontSize: fontSize.axis, maxLines: 2 });
      const box = isRoomForNames && !isCut ? place(point, lines, 'regular') : undefined;
      return { point, box, drawn: box ? label(box, lines, 'regular', x(point.n)) : '' };
    });
  let number = 1;
  const numbers = names
    .filter(({ box }) => !box)
    .map(({ point }) => {
      const mark = String(number);
      const box = place(point, [mark], 'semibold');
      if (box) number += 1;
      const text = `${point.name}\u00a0— ${percent(point.share)}, n\u00a0=\u00a0${decimal(point.n, 0)}`;
      return {
        entry: { mark: box ? mark : '—', text, colour: colours.wrong },
        drawn: box ? label(box, [mark], 'semibold', x(point.n)) : '',
      };
    });
  return {
    markup: [...names, ...numbers].map(({ drawn }) => drawn).join(''),
    entries: numbers.map(({ entry }) => entry),
  };
}

/** In standard errors, but for a factor that all share. */
function distance({ n, share }: FunnelPoint, target: number): number {
  return Math.abs(share - target) * Math.sqrt(n);
}

/** Against its point, on a pale ground, so that a curve below does not strike the text through. */
function label({ left, top, width, height }: Box, lines: readonly string[], weight: Weight, pointX: number): string {
  const fill = colours.ground;
  const ground = element('rect', { x: left - 2, y: top, width: width + 4, height, fill, 'fill-opacity': '0.75' });
  const isLeftOfPoint = left + width < pointX;
  return (
    ground +
    textLines(
      isLeftOfPoint ? left + width : left,
      top + fontSize.axis - 0.5,
      '',
      { lines, isCut: false },
      { fill: colours.wrong, weight, step: lineHeight.axis, anchor: isLeftOfPoint ? 'end' : 'start' },
    )
  );
}
