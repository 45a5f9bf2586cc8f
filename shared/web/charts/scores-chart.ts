import type { ChartSize } from './chart-frame.ts';
import { intervalMark } from './interval-mark.ts';
import { decimal } from './numbers.ts';
import type { RatedRow } from './rated-row.ts';
import { rowChart } from './row-chart.ts';
import { niceTicks } from './scale.ts';
import texts from './texts.ru.json' with { type: 'json' };

interface ScoresModel extends ChartSize {
  readonly title: string;
  readonly rows: readonly RatedRow[];
}

/** The league table as an SVG: each body's score with its interval, on the part of 0–100 that is in use. */
export function scoresChart({ rows, ...model }: ScoresModel): string {
  const values = rows.flatMap(({ scoreLow, score, scoreHigh }) => [scoreLow, score, scoreHigh]);
  return rowChart({
    ...model,
    names: rows.map(({ name }) => name),
    lead: { heading: texts.place, width: 32, cells: rows.map(({ place }) => String(place)) },
    columns: [{ heading: texts.score, cells: rows.map(({ score }) => [decimal(score, 2)]) }],
    axis: (room) => {
      const ticks = niceTicks(values, { atMost: 1 + Math.floor(room / 50), minSpan: 2, within: [0, 100] });
      return {
        domain: [ticks.values[0] ?? 0, ticks.values.at(-1) ?? 100],
        ticks: ticks.values.map((at) => ({ at, label: decimal(at, ticks.digits) })),
      };
    },
    hasRuleBelow: (index) => rows[index]?.isToldApartFromNext ?? false,
    marks: (index, x, middle) => {
      const row = rows[index];
      return row ? intervalMark(x, middle, row.scoreLow, row.score, row.scoreHigh) : '';
    },
    note: texts.scoresNote,
  });
}
