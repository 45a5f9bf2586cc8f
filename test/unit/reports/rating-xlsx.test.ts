import { readXlsx, type Sheet } from 'hucre/xlsx';
import { afterEach, expect, it, vi } from 'vitest';
import { indicatorIds } from '#shared/domain/ratings/method.ts';
import { signalIds } from '#shared/domain/ratings/signals.ts';
import { ratingXlsx } from '#shared/reports/rating/rating-xlsx.ts';
import names from '#shared/web/rating-names.ru.json' with { type: 'json' };
import { aRating } from '#test/support/a-rating.ts';

const formula = "=cmd|' /C calc'!A0";
const broken = 'ГБУ "Дом"; <b>\nвторая & строка';
const rating = await aRating([formula, 'Дума', broken, '-1+1']);
const { snapshot } = rating;
const bytes = await ratingXlsx(rating);
const book = await readXlsx(bytes, { readStyles: true });
const [table, indicators, notRanked, signals, method] = book.sheets;

afterEach(() => {
  vi.useRealTimers();
});

function rowsOf(sheet: Sheet | undefined) {
  return sheet?.rows.slice(1) ?? [];
}

const exact = (value: number) => Number(value.toFixed(6));

it('is the same bytes at another time', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.parse('2031-05-06T07:08:09Z') });
  expect(Buffer.from(await ratingXlsx(structuredClone(rating))).equals(bytes)).toBe(true);
});

it('is dated by its cut-off and says that its method is a sample', () => {
  const cutOff = new Date(snapshot.cutOff);
  expect(book.properties).toMatchObject({ created: cutOff, modified: cutOff });
  expect(book.properties?.title).toContain('октябрь 2026');
  expect(book.properties?.description).toContain('образец');
});

it('has five sheets, whose bold filled headers stay in sight and filter', () => {
  expect(book.sheets.map(({ name }) => name)).toEqual([
    ...['Рейтинг', 'Показатели', 'Вне рейтинга', 'Сигналы', 'Методика и источники'],
  ]);
  for (const sheet of book.sheets) {
    const [header = []] = sheet.rows;
    expect(sheet.freezePane?.rows).toBe(1);
    expect(sheet.autoFilter?.range).toMatch(new RegExp(`^A1:[A-Z]+${sheet.rows.length}$`));
    expect(header.every((title) => typeof title === 'string' && title !== '')).toBe(true);
    header.forEach((_, column) => {
      expect(sheet.cells?.get(`0,${column}`)?.style).toMatchObject({
        font: { bold: true },
        fill: { pattern: 'solid', fgColor: { rgb: expect.stringMatching(/DCE6F1$/) } },
      });
      expect(sheet.columns?.[column]?.width).toBeGreaterThan(5);
    });
  }
});

it('tells places, scores, intervals and changes as numbers', () => {
  const points = ({ change }: (typeof snapshot.table)[number]) =>
    change ? [...[change.score, change.own, change.others].map(exact), change.places] : [null, null, null, null];
  expect(rowsOf(table).map((cells) => cells.slice(0, 14))).toEqual(
    snapshot.table.map((row) => [
      ...[row.place, row.name, row.group, exact(row.score), ...row.scoreInterval.map(exact), ...row.placeInterval],
      ...[exact(row.adjusted.score), row.adjusted.place, ...points(row)],
    ]),
  );
  expect(rowsOf(table).map((cells) => cells[14])).toContain('sample-1, версия 2 (образец)');
});

it('tells what each indicator is made of, body by body', () => {
  const expected = snapshot.table.flatMap((row) =>
    indicatorIds.map((id) => {
      const { n, s, wilson, againstLeague, oneMoreFailure } = row.indicators[id];
      if (id === 'satisfaction' && row.satisfactionShown === 'hidden')
        return ['скрыто', null, null, null, null, null, null];
      const [low = 0, high = 0] = wilson ?? [];
      const isTogether = id === 'speed' && row.satisfactionShown === 'hidden';
      const points = [againstLeague, oneMoreFailure].map((value) => (isTogether ? null : exact(value)));
      return [n, s, ...[s / n, low, high].map(exact), ...points];
    }),
  );
  expect(rowsOf(indicators).map((cells) => cells.slice(3))).toEqual(expected);
  expect(rowsOf(indicators).filter((cells) => cells[3] === 'скрыто')).toHaveLength(4);
});

it.each([
  ['places', table, 0, '0'],
  ['scores', table, 3, '0.00'],
  ['changes', table, 10, '0.00'],
  ['shares', indicators, 5, '0.0%'],
  ['contributions', indicators, 8, '0.00'],
  ['shares of signals', signals, 5, '0.0%'],
])('formats %s', (_name, sheet, column, format) => {
  expect(sheet?.cells?.get(`1,${column}`)?.style?.numFmt).toBe(format);
});

it('lists the bodies outside the rating with what they have', () => {
  expect(rowsOf(notRanked).map((cells) => cells.slice(0, 6))).toEqual([
    [formula, 0, 0, 0, 0, null],
    ['Дума', 1, 1, 1, 1, 1],
  ]);
  expect(rowsOf(notRanked)[1]?.slice(-3)).toEqual(['скрыто', null, null]);
});

it('tells signals beside the league, and of quick survey answers no more than of the answers', () => {
  const rows = rowsOf(signals);
  const titles = new Set(rows.map(([title]) => title));
  const shown = signalIds.filter((id) => snapshot.signals.some((signal) => signal.id === id));
  expect(titles.size).toBe(shown.length);
  const [late] = snapshot.signals;
  const [first] = late?.bodies ?? [];
  expect(rows[0]?.slice(3, 9)).toEqual([
    ...[first?.n, first?.s],
    ...[(first?.s ?? 0) / (first?.n ?? 1), late?.mean ?? 0, late?.median ?? 0, first?.limit ?? 0].map(exact),
  ]);
  const hidden = rows.filter(([, , , n]) => n === 'скрыто');
  const ofAnswers = ['quick-survey', 'one-address', 'own-network'] as const;
  expect(hidden).toHaveLength(5 * ofAnswers.length);
  expect(new Set(hidden.map(([title]) => title))).toEqual(new Set(ofAnswers.map((id) => names.signals[id].title)));
  for (const [, , , , s, share, , , limit, flag] of hidden)
    expect([s, share, limit, flag]).toEqual([null, null, null, null]);
  expect(rows.map(([, , , , , , , , , flag]) => flag ?? null).filter((flag) => flag !== null)).toEqual(
    snapshot.signals.flatMap(({ bodies }) => bodies.flatMap(({ isFlagged }) => (isFlagged ? ['да'] : []))),
  );
});

it('tells the method, its weights as numbers, and the sources', () => {
  const rows = rowsOf(method).map(([, name, value]) => [name, value]);
  expect(rows).toContainEqual(['В срок: вес', 0.35]);
  expect(rows).toContainEqual(['Жители довольны: среднее по лиге', exact(snapshot.priors.satisfaction?.mean ?? 0)]);
  expect(rows).toContainEqual(['Балл лиги', exact(snapshot.leagueScore)]);
  const text = rows.map(([, value]) => value).join('\n');
  expect(text).toContain('веса показателей регионом не утверждены');
  expect(text).toContain('59-ФЗ');
  expect(text).not.toMatch(/\{\w+\}/);
});

it('keeps names as they are, and none becomes a formula', () => {
  const names = [...rowsOf(table).map((cells) => cells[1]), ...rowsOf(notRanked).map((cells) => cells[0])];
  expect(names).toEqual(expect.arrayContaining([formula, broken, '-1+1']));
  const cells = book.sheets.flatMap((sheet) => [...(sheet.cells?.values() ?? [])]);
  expect(cells.length).toBeGreaterThan(0);
  expect(cells.filter((cell) => cell.formula !== undefined)).toEqual([]);
});
