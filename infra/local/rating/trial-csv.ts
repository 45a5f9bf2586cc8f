import { stringify } from 'csv-stringify/sync';
import { type BodyMove, causes, type Standing } from '#shared/domain/ratings/compare-methods.ts';
import type { TableRow } from '#shared/domain/ratings/league-table.ts';
import { indicatorIds } from '#shared/domain/ratings/method.ts';
import { fill } from '#shared/web/wording.ts';
import { fixed } from './figures.ts';
import names from './names.ru.json' with { type: 'json' };
import texts from './texts.ru.json' with { type: 'json' };
import type { Trial } from './try-method.ts';

type Cell = string | number | undefined;

/** Enough for the parts to sum to the change of the score, as far as anyone looks. */
const decimals = 6;

const kinds = indicatorIds.flatMap((indicator) => causes.map((cause) => ({ indicator, cause })));

/** The trials as a table for spreadsheets: UTF-8 with BOM, semicolons, decimal commas; no cell is taken for a formula. */
export function trialCsv(trials: readonly Trial[]): string {
  const rows = trials.flatMap((trial) => [
    ...trial.moves.map((move) => [...headOf(trial, move), texts.csv.states.stays, ...movement(move, trial)]),
    ...trial.entered.map((row) => [...headOf(trial, row), texts.csv.states.entered, ...standings(undefined, row)]),
    ...trial.left.map((row) => [...headOf(trial, row), texts.csv.states.left, ...standings(row, undefined)]),
  ]);
  const titles = titlesOf();
  return stringify([titles, ...rows.map((row) => titles.map((_, column) => row[column]))], {
    bom: true,
    delimiter: ';',
    record_delimiter: 'windows',
    escape_formulas: true,
    cast: { number: (value) => (Number.isInteger(value) ? String(value) : fixed(value, decimals)) },
  });
}

function titlesOf(): string[] {
  const { league, period, revision, id, body, state, places, points, against, noise, before, after, part } = texts.csv;
  const { place, placeLow, placeHigh, score, scoreLow, scoreHigh } = texts.csv;
  const pairs = [place, placeLow, placeHigh, score, scoreLow, scoreHigh].flatMap((what) => [
    fill(before, { what }),
    fill(after, { what }),
  ]);
  const parts = kinds.map(({ indicator, cause }) =>
    fill(part, { indicator: names.indicators[indicator], cause: texts.causes[cause] }),
  );
  return [league, period, revision, id, body, state, ...pairs, places, points, against, noise, ...parts];
}

function headOf({ head }: Trial, { body, name }: Pick<TableRow, 'body' | 'name'>): Cell[] {
  return [names.leagues[head.league], head.period, head.revision, body, name];
}

function movement(move: BodyMove, { averagePoints }: Trial): Cell[] {
  const { before, after, places, points, isWithinNoise, parts } = move;
  const pointsOf = (wanted: (typeof kinds)[number]) =>
    parts.find(({ indicator, cause }) => indicator === wanted.indicator && cause === wanted.cause)?.points ?? 0;
  const noise = isWithinNoise ? texts.csv.yes : texts.csv.no;
  return [...standings(before, after), places, points, points - averagePoints, noise, ...kinds.map(pointsOf)];
}

function standings(before: Standing | undefined, after: Standing | undefined): Cell[] {
  const figures = (standing: Standing | undefined) => [
    standing?.place,
    ...(standing?.placeInterval ?? [undefined, undefined]),
    standing?.score,
    ...(standing?.scoreInterval ?? [undefined, undefined]),
  ];
  const is = figures(after);
  return figures(before).flatMap((was, index) => [was, is[index]]);
}
