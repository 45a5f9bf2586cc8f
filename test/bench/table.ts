import { type Figure, type Goal, isMet, ratioOf } from './figure.ts';

const heads = ['figure', 'value', 'floor', 'ratio', 'goal', ''] as const;

/** The figures as a table for a terminal. */
export function table(figures: readonly Figure[]): string {
  const rows = [heads, ...figures.map(rowOf)];
  const widths = heads.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => pad(cell, widths[column] ?? 0, column === 0))
        .join('  ')
        .trimEnd(),
    )
    .map((line) => `  ${line}\n`)
    .join('');
}

function rowOf(figure: Figure): string[] {
  const { name, value, unit, floor, goal } = figure;
  const ratio = ratioOf(figure);
  const met = isMet(figure);
  return [
    name,
    `${short(value)} ${unit}`,
    floor === undefined ? '' : `${short(floor)} ${unit}`,
    ratio === undefined ? '' : ratio.toFixed(2),
    goal ? goalText(goal) : '',
    met === undefined ? '' : met ? 'met' : 'MISSED',
  ];
}

function goalText({ of, atMost, atLeast }: Goal): string {
  const both = atLeast === undefined || atMost === undefined ? undefined : `${atLeast}…${atMost}`;
  const limit = both ?? (atMost === undefined ? `≥ ${atLeast}` : `≤ ${atMost}`);
  return of === 'ratio' ? `ratio ${limit}` : limit;
}

/** Four digits are more than a noisy machine can vouch for. */
function short(value: number): string {
  const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2;
  return value.toLocaleString('en', { maximumFractionDigits: digits, minimumFractionDigits: digits });
}

function pad(text: string, width: number, left: boolean): string {
  return left ? text.padEnd(width) : text.padStart(width);
}
