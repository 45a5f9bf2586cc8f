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

  // Half a point more than the word: pdfmake breaks one that fits exactly.
  const least = longest.map((width) => width * fontSize + 0.5);
  return {
    orientation,
    fontSize,
    widths: divide(
      room(orientation),
      least,
      table.columns.map(({ width = 1 }) => width),
    ),
  };
}

/** The room by shares, but to each what it needs at least; where that is too much for all, by what they need. */
function divide(room: number, least: readonly number[], shares: readonly number[]): readonly number[] {
  if (sum(least) >= room) return least.map((width) => (width * room) / sum(least));
  const isHeld = least.map(() => false);
  for (;;) {
    const held = sum(least.filter((_, index) => isHeld[index]));
    const unit = (room - held) / sum(shares.filter((_, index) => !isHeld[index]));
    const widths = least.map((width, index) => (isHeld[index] ? width : (shares[index] ?? 1) * unit));
    const short = widths.findIndex((width, index) => !isHeld[index] && width < (least[index] ?? 0));
    if (short === -1) return widths;
    isHeld[short] = true;
  }
}

/** In em. Lines break at spaces, not at no-break spaces, and after a hyphen between letters. */
function longestWord(text: string, weight: Weight): number {
  return Math.max(...text.split(/[ \n\t]+|(?<=\p{L}-)(?=\p{L})/u).map((word) => textWidth(word, 1, weight)));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
