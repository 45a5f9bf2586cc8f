import type { ChartSize } from './chart-frame.ts';
import { intervalMark } from './interval-mark.ts';
import { decimal } from './numbers.ts';
import { fontSize } from './palette.ts';
import type { RatedRow } from './rated-row.ts';
import { type Axis, rowChart } from './row-chart.ts';
import { textWidth } from './text-width.ts';
import texts from './texts.ru.json' with { type: 'json' };

interface PlacesModel extends ChartSize {
  readonly title: string;
  readonly rows: readonly RatedRow[];
  /** How many bodies are ranked: the length of the axis, also when only some of them are shown. */
  readonly of: number;
}

/** The league table as an SVG: each body's place with the interval of its places, and its score. */
export function placesChart({ rows, of, ...model }: PlacesModel): string {
  return rowChart({
    ...model,
    names: rows.map(({ name }) => name),
    lead: { heading: texts.place, width: 32, cells: rows.map(({ place }) => String(place)) },
    columns: [{ heading: texts.score, cells: rows.map(({ score }) => [decimal(score, 2)]) }],
    axis: (room) => placeAxis(of, room),
    hasRuleBelow: (index) => rows[index]?.isToldApartFromNext ?? false,
    marks: (index, x, middle) => {
      const row = rows[index];
      return row ? intervalMark(x, middle, row.placeLow, row.place, row.placeHigh) : '';
    },
    note: texts.placesNote,
  });
}

/** First and last place, and round places between them as many as stand clear of one another. */
function placeAxis(of: number, room: number): Axis {
  const last = Math.max(1, of);
  const clear = ((textWidth(String(last), fontSize.axis) + 5) / room) * (last - 1);
  const step = [1, 5, 10, 20, 50, 100, 200, 500].find((each) => each >= clear) ?? last;
  const round = Array.from({ length: Math.floor(last / step) }, (_, index) => (index + 1) * step);
  const between = round.filter((place) => place - 1 >= clear && last - place >= clear && place > 1 && place < last);
  const places = last === 1 ? [1] : [1, ...between, last];
  return { domain: [1, last], ticks: places.map((at) => ({ at, label: String(at) })) };
}
