import { textWidth, type Weight } from '#shared/web/charts/text-width.ts';
import type { Block } from '../document.ts';
import { type Orientation, textArea } from './page.ts';

export type Table = Extract<Block, { kind: 'table' }>;

/** How a table stands on paper; sizes and widths in points, widths without the padding of a cell. */
export interface TableFit {
  readonly orientation: Orientation;
  readonly fontSize: number;
  readonly widths: readonly number[];
}

/** At the left and at the right of each cell's text. */
export const cellPadding = 3;

/** What is tried in turn. Type below 7 points is hard to read on paper. */
const attempts = [
  { orientation: 'portrait', fontSize: 9 },
  { orientation: 'portrait', fontSize: 8 },
  { orientation: 'portrait', fontSize: 7.5 },
  { orientation: 'landscape', fontSize: 8.5 },
  { orientation: 'landscape', fontSize: 7.5 },
] as const;
const lastResort = { orientation: 'landscape', fontSize: 6.5 } as const;

/** Columns that are only just as wide as their longest words would make rows of many lines. */
const comfort = 0.85;

/** The largest type at which no word has to be broken, on an upright page if that can be. */
export function fitTable(table: Table): TableFit {
  const longest = table.columns.map(({ title }, index) =>
    Math.max(longestWord(title, 'semibold'), ...table.rows.map((row) => longestWord(row[index] ?? '', 'regular'))),
  );
  const room = (orientation: Orientation) => textArea(orientation).width - 2 * cellPadding * longest.length;
  const { orientation, fontSize } =
    attempts.find((attempt) => sum(longest) * attempt.fontSize <= room(attempt.orientation) * comfort) ?? lastResort;

  const needed = sum(longest) * fontSize;
  const scale = Math.min(1, room(orientation) / needed);
  const slack = Math.max(0, room(orientation) - needed);
  const shares = table.columns.map(({ width = 1 }) => width);
  const widths = longest.map((width, index) => {
    const share = (shares[index] ?? 1) / sum(shares);
    return width * fontSize * scale + slack * share;
  });
  return { orientation, fontSize, widths };
}

/** In em. Lines break at spaces, not at no-break spaces, and after a hyphen between letters. */
function longestWord(text: string, weight: Weight): number {
  return Math.max(...text.split(/[ \n\t]+|(?<=\p{L}-)(?=\p{L})/u).map((word) => textWidth(word, 1, weight)));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
