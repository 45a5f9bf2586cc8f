import type { ChartSize } from './chart-frame.ts';
import { element } from './markup.ts';
import { signed } from './numbers.ts';
import { colours } from './palette.ts';
import { rowChart } from './row-chart.ts';
import { niceTicks } from './scale.ts';
import texts from './texts.ru.json' with { type: 'json' };

interface ContributionsModel extends ChartSize {
  readonly title: string;
  readonly parts: readonly { readonly label: string; readonly value: number }[];
  /** In the genitive plural, as «баллов». */
  readonly unit: string;
}

/** What each indicator adds to the average of the league or takes from it, as an SVG of bars around zero. */
export function contributionsChart({ parts, unit, ...model }: ContributionsModel): string {
  return rowChart({
    ...model,
    names: parts.map(({ label }) => label),
    columns: [
      {
        heading: `${texts.contribution}, ${unit}`,
        cells: parts.map(({ value }) => [signed(value, 2)]),
      },
    ],
    axis: (room) => {
      const values = [0, ...parts.map(({ value }) => value)];
      const ticks = niceTicks(values, { atMost: 1 + Math.floor(room / 50), minSpan: 0.1 });
      return {
        domain: [ticks.values[0] ?? 0, ticks.values.at(-1) ?? 0],
        ticks: ticks.values.map((at) => ({ at, label: signed(at, ticks.digits) })),
      };
    },
    origin: 0,
    marks: (index, x, middle) => {
      const value = parts[index]?.value ?? 0;
      const [zero, end] = [x(0), x(value)];
      return element('rect', {
        x: Math.min(zero, end),
        y: middle - 7,
        width: Math.abs(end - zero),
        height: 14,
        fill: value < 0 ? colours.wrong : colours.accent,
      });
    },
    note: texts.contributionsNote,
  });
}
