import { parse } from 'csv-parse/sync';
import { expect, it } from 'vitest';
import { indicatorIds } from '#shared/domain/ratings/method.ts';
import type { ReportContent } from '#shared/domain/ratings/report.ts';
import { ratingCsv } from '#shared/reports/rating/rating-csv.ts';
import { aRating } from '#test/support/a-rating.ts';

const rating = await aRating();
const [header = [], ...rows] = parsed(rating);

function parsed(content: ReportContent): string[][] {
  return parse(Buffer.from(ratingCsv(content)), {
    bom: true,
    delimiter: ';',
    record_delimiter: '\r\n',
  });
}

/** A cell as a Russian spreadsheet reads it; undefined where it is empty. */
function number(cell: string | undefined): number | undefined {
  return cell ? Number(cell.replace(',', '.')) : undefined;
}

const round = (value: number, decimals = 2) => Number(value.toFixed(decimals)) + 0;
const percent = (share: number | undefined) => share && round(100 * share, 1);

it('begins with the UTF-8 mark, ends lines with CRLF, and is the same bytes each time', () => {
  const bytes = ratingCsv(rating);
  expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  expect(new TextDecoder().decode(bytes).match(/\r\n/g)).toHaveLength(21);
  expect(new TextDecoder().decode(bytes)).not.toMatch(/[^\r]\n/);
  expect(ratingCsv(structuredClone(rating))).toEqual(bytes);
});

it('names every column, each once, percentages as such', () => {
  expect(header).toHaveLength(2 + 8 + 4 * 7 + 4 + 1);
  expect(new Set(header).size).toBe(header.length);
  expect(header.filter((title) => title.endsWith(', %'))).toHaveLength(4 * 3);
  expect(header).toContain('В срок: доля, %');
});

it.each(rating.snapshot.table.map((row, index) => ({ row, index })))('row $index: $row.name', ({ row, index }) => {
  const cells = rows[index] ?? [];
  expect(cells.slice(0, 3)).toEqual([String(row.place), row.name, row.group]);
  expect(cells.slice(3, 10).map(number)).toEqual([
    Number(row.shownScore),
    ...row.scoreInterval.map((bound) => round(bound)),
    ...row.placeInterval,
    round(row.adjusted.score),
    row.adjusted.place,
  ]);
  indicatorIds.forEach((id, at) => {
    if (id === 'satisfaction' && row.satisfactionShown === 'hidden') return;
    const { n, s, wilson, againstLeague, oneMoreFailure } = row.indicators[id];
    expect(cells.slice(10 + 7 * at, 17 + 7 * at).map(number)).toEqual([
      ...[n, s, percent(s / n), percent(wilson?.[0]), percent(wilson?.[1])],
      ...[againstLeague, oneMoreFailure].map((value) =>
        row.satisfactionShown === 'hidden' && id === 'speed' ? undefined : round(value),
      ),
    ]);
  });
  const { change } = row;
  expect(cells.slice(38, 42).map(number)).toEqual(
    change && [round(change.score), round(change.own), round(change.others), change.places],
  );
  expect(cells[42]).toBe('sample-1, версия 2 (образец)');
});

it('writes a negative number as a number', () => {
  const negative = rows.flat().filter((cell) => /^-\d+,\d\d$/.test(cell));
  expect(negative.length).toBeGreaterThan(40);
  expect(rows.flat().filter((cell) => cell.startsWith("'") || cell === '-0,00')).toEqual([]);
});

it('puts bodies outside the rating after the ranked ones, without a place', () => {
  expect(rows).toHaveLength(20);
  expect(rows.slice(18).map(([place, name, , score]) => [place, name, score])).toEqual([
    ['', 'Администрация mun-00', ''],
    ['', 'Администрация mun-01', ''],
  ]);
  expect(rows[18]?.slice(10, 14)).toEqual(['0', '0', '', '']);
  expect(rows[19]?.slice(10, 17)).toEqual(['1', '1', '100,0', '', '', '', '']);
});

it('tells few answers to be hidden, and nothing else of them', () => {
  const few = rows.filter((cells) => cells[31] === 'скрыто');
  expect(few.map(([, name]) => name?.slice(-2)).toSorted()).toEqual(['01', '02', '03', '04', '05']);
  for (const cells of few) expect(cells.slice(32, 38)).toEqual(['', '', '', '', '', '']);
});

it('takes the number of few answers from the method', () => {
  const method = { ...rating.method, smallNumbers: { hiddenBelow: 1, preliminaryBelow: 30 } };
  const last = parsed({ ...rating, method }).at(-1);
  expect([rows.at(-1)?.[31], last?.[31]]).toEqual(['скрыто', '1']);
});

it.each([
  ["=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0"],
  ['+7 (821) 2', "'+7 (821) 2"],
  ['-1+1', "'-1+1"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['\t=1', "'\t=1"],
  ['\r=1', "'\r=1"],
  ['ГБУ "Дом"; «Двор»', 'ГБУ "Дом"; «Двор»'],
  ['первая\nвторая', 'первая\nвторая'],
  ['первая\r\nвторая', 'первая\r\nвторая'],
  ['первая\rвторая', 'первая\rвторая'],
])('the name %j is %j', async (name, written) => {
  const [first, ...others] = rating.snapshot.table;
  const table = first ? [{ ...first, name }, ...others] : [];
  const snapshot = { ...rating.snapshot, table };
  const lines = parsed({ ...rating, snapshot });
  expect(lines).toHaveLength(21);
  expect(lines[1]?.[1]).toBe(written);
});
