import names from '../rating-names.ru.json' with { type: 'json' };
import type { ChartSize } from './chart-frame.ts';
import { textLine } from './chart-text.ts';
import { element } from './markup.ts';
import { decimal, percent } from './numbers.ts';
import { colours } from './palette.ts';
import { rowChart } from './row-chart.ts';
import { niceTicks, type Scale } from './scale.ts';
import texts from './texts.ru.json' with { type: 'json' };

interface ShareRow {
  readonly name: string;
  /** Of 1, like the ends of its interval. */
  readonly share: number;
  readonly low: number;
  readonly high: number;
  /** 0: there is no share. */
  readonly n: number;
  /** Too few answers to show them without showing who answered, or such as would tell of those. */
  readonly isHidden: boolean;
  readonly isPreliminary: boolean;
}

interface ShareBarsModel extends ChartSize {
  readonly title: string;
  readonly rows: readonly ShareRow[];
}

/** A share per body as an SVG of bars with the whiskers of its interval; nothing of a hidden row gets into the picture. */
export function shareBarsChart({ rows, ...model }: ShareBarsModel): string {
  const shown = rows.filter(hasShare);
  const isAnyPreliminary = shown.some(({ isPreliminary }) => isPreliminary);
  return rowChart({
    ...model,
    names: rows.map(({ name }) => name),
    columns: [
      { heading: texts.share, cells: rows.map(shareCell) },
      { heading: texts.answers, cells: rows.map((row) => [hasShare(row) ? decimal(row.n, 0) : '—']) },
    ],
    axis: (room) => {
      const values = [0, ...shown.flatMap(({ share, high }) => [share * 100, high * 100])];
      const ticks = niceTicks(values, { atMost: 1 + Math.floor(room / 50), minSpan: 1, within: [0, 100] });
      return {
        domain: [0, ticks.values.at(-1) ?? 100],
        ticks: ticks.values.map((at) => ({ at, label: `${decimal(at, ticks.digits)}\u00a0%` })),
      };
    },
    origin: 0,
    marks: (index, x, middle) => {
      const row = rows[index];
      return row ? shareMark(row, x, middle) : '';
    },
    note: isAnyPreliminary ? `${texts.sharesNote} ${texts.preliminaryNote}` : texts.sharesNote,
  });
}

function hasShare({ n, isHidden }: ShareRow): boolean {
  return n > 0 && !isHidden;
}

function shareCell(row: ShareRow): string[] {
  if (!hasShare(row)) return ['—'];
  return row.isPreliminary ? [percent(row.share), texts.preliminary] : [percent(row.share)];
}

function shareMark(row: ShareRow, x: Scale, middle: number): string {
  const { share, low, high, isHidden, isPreliminary } = row;
  if (!hasShare(row)) {
    const text = isHidden ? names.hidden : texts.seriesWithoutData;
    return textLine(x(0) + 6, middle + 4, text, { fill: colours.quiet });
  }
  const stroke = colours.ink;
  const whisker = [low, high].map((end) => x(end * 100));
  const [left = 0, right = 0] = whisker;
  return [
    element('rect', {
      x: x(0),
      y: middle - 7,
      width: x(share * 100) - x(0),
      height: 14,
      fill: isPreliminary ? colours.tint : colours.accentLight,
      stroke: isPreliminary ? colours.accentLight : undefined,
    }),
    element('line', { x1: left, x2: right, y1: middle, y2: middle, stroke, 'stroke-width': 1.5 }),
    ...whisker.map((at) =>
      element('line', { x1: at, x2: at, y1: middle - 4, y2: middle + 4, stroke, 'stroke-width': 1.5 }),
    ),
  ].join('');
}
