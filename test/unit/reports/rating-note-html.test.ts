import { describe, expect, it } from 'vitest';
import { indicatorIds } from '#shared/domain/ratings/method.ts';
import type { ReportContent } from '#shared/domain/ratings/report.ts';
import { documentHtml } from '#shared/reports/document-html.ts';
import { satisfactionFunnel, trendPicture } from '#shared/reports/rating/rating-charts.ts';
import { ratingNote } from '#shared/reports/rating/rating-note.ts';
import { aRating } from '#test/support/a-rating.ts';
import { elementsIn, findAll, type HtmlElement, readHtml } from '#test/support/html-page.ts';

const hostile = `<img src=x onerror=alert(1)> & "Ко" 'и' </table><script>alert(2)</script> {name} ]]>`;
const long = `Муниципальное-образование-${'очень'.repeat(60)}-длинное`;
const content = await aRating([...Array(8), hostile, long]);
const page = await pageOf(content);
const html = readHtml(page);
const { snapshot } = content;

async function pageOf(rating: ReportContent): Promise<string> {
  const pictures = { trend: trendPicture(rating), funnel: satisfactionFunnel(rating) };
  return new TextDecoder().decode(await documentHtml(ratingNote(rating, pictures)));
}

/** Rows of the table whose caption begins so, each cell as people read it. */
function cellsOf(caption: string): string[][] {
  const table = findAll(html, 'table').find((each) => each.children[0]?.text.startsWith(caption));
  if (!table) throw new Error(`no table «${caption}»`);
  return findAll(table, 'tbody').flatMap(({ children }) => children.map((row) => row.children.map(({ text }) => text)));
}

/** Every number of a text: «−0,84», «1 234», «12,5 %». */
function numbersIn(text = ''): number[] {
  const written = text.replaceAll('\u00a0', '').matchAll(/[−+]?\d+(?:,\d+)?/g);
  return [...written].map(([number]) => Number(number.replace('−', '-').replace(',', '.')));
}

const round = (value: number, decimals = 2) => Number(value.toFixed(decimals)) + 0;

describe('the page', () => {
  const voids = new Set(['meta', 'br']);

  it('is well-formed: nothing that the standard calls an error, every element with its end', () => {
    const open = elementsIn(html).filter(({ name, isClosed }) => !isClosed && !voids.has(name));
    // Of SVG `<rect …/>` is whole.
    expect(open.filter(({ name, children }) => children.length > 0 || !shapes.has(name))).toEqual([]);
  });

  it('says its language, its characters and its title', () => {
    const [head] = findAll(html, 'head');
    expect(html.attributes['lang']).toBe('ru');
    expect(head?.children[0]?.attributes['charset']).toBe('utf-8');
    expect(findAll(html, 'title')[0]?.text).toBe(
      'Рейтинг по работе с обращениями граждан: октябрь 2026. Администрации муниципальных образований',
    );
  });

  it('has one first heading and skips no level', () => {
    const levels = findAll(html, 'h1', 'h2', 'h3', 'h4', 'h5', 'h6').map(({ name }) => Number(name.slice(1)));
    expect(levels.filter((level) => level === 1)).toEqual([1]);
    expect(levels.length).toBeGreaterThan(10);
    for (const [index, level] of levels.entries()) expect(level).toBeLessThanOrEqual((levels[index - 1] ?? 0) + 1);
  });

  it('stands alone: no script, no handler, no address, nothing that is loaded', () => {
    const names = new Set(elementsIn(html).map(({ name }) => name));
    for (const name of names) expect([...plain, ...shapes]).toContain(name);
    for (const { name, attributes } of elementsIn(html)) {
      for (const [key, value] of Object.entries(attributes)) {
        expect(key).not.toMatch(/^on|href|src|^style$|^action$|srcset|^data$/);
        if (key !== 'xmlns') expect(`${name} ${key}=${value}`).not.toMatch(/https?:|url\(|javascript:|^\/\//i);
      }
    }
    expect(findAll(html, 'style').map(({ text }) => text.match(/url\(|@import|https?:/i))).toEqual([null]);
  });

  it('names each element at most once', () => {
    const ids = elementsIn(html).flatMap(({ attributes }) => attributes['id'] ?? []);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('is the same bytes for the same snapshot', async () => {
    expect(await pageOf(structuredClone(content))).toBe(page);
  });
});

/** Elements that load nothing and do nothing. */
const plain = [
  ...[
    'html',
    'head',
    'meta',
    'title',
    'style',
    'body',
    'main',
    'header',
    'h1',
    'h2',
    'h3',
    'p',
    'dl',
    'div',
    'dt',
    'dd',
  ],
  ...['ul', 'li', 'table', 'caption', 'thead', 'tbody', 'tr', 'th', 'td', 'figure', 'pre', 'code', 'svg', 'g', 'text'],
];
const shapes = new Set(['rect', 'line', 'path', 'circle']);

describe('tables', () => {
  const tables = findAll(html, 'table').map((table) => [table.children[0]?.text ?? '', table] as const);

  it('are there', () => expect(tables.length).toBeGreaterThanOrEqual(7));

  it.each(tables)(
    '%s: a caption, a head of columns, a head in each row, as many cells as columns',
    (caption, table) => {
      const [first, head, body] = table.children;
      expect([first, head, body].map((part) => part?.name)).toEqual(['caption', 'thead', 'tbody']);
      expect(caption).not.toBe('');
      const columns = findAll(head ?? table, 'th');
      expect(columns.map(({ attributes, text }) => [attributes['scope'], text !== ''])).toEqual(
        columns.map(() => ['col', true]),
      );
      for (const row of body?.children ?? []) {
        const [name, ...cells] = row.children;
        expect([name?.name, name?.attributes['scope']]).toEqual(['th', 'row']);
        expect(cells.map((cell) => cell.name)).toEqual(columns.slice(1).map(() => 'td'));
      }
    },
  );

  it('can be scrolled with the keyboard, by a name', () => {
    const regions = elementsIn(html).filter(({ attributes }) => attributes['role'] === 'region');
    expect(regions).toHaveLength(tables.length);
    for (const { attributes } of regions) expect(attributes).toMatchObject({ tabindex: '0', 'aria-label': /./ });
  });
});

describe('pictures', () => {
  const pictures = findAll(html, 'svg');

  it('are there: places, scores, the trend, satisfaction and its funnel', () => {
    expect(pictures.length).toBeGreaterThanOrEqual(5);
  });

  it('say what they show to those who do not see them', () => {
    for (const { attributes, children } of pictures) {
      expect(children[0]?.name).toBe('title');
      expect(children[0]?.text).toMatch(/^[А-ЯЁ]/);
      expect(attributes).toMatchObject({ role: 'img', 'aria-label': children[0]?.text });
    }
  });
});

describe('numbers', () => {
  const { table, leagueScore } = snapshot;
  const places = cellsOf('Место и балл');
  const shares = cellsOf('Доля и сколько');
  const reasons = cellsOf('Вклад показателей');
  const mixes = cellsOf('Балл и балл с поправкой');
  const changes = cellsOf('Перемена балла');

  it('are of as many bodies as the snapshot has', () => {
    for (const rows of [places, shares, reasons, mixes]) expect(rows).toHaveLength(table.length);
    expect(changes).toHaveLength(table.filter(({ change }) => change).length);
    expect(cellsOf('Органы вне рейтинга')).toEqual(
      snapshot.notRanked.map(({ name, due, cycles }) => [name, String(due), String(cycles)]),
    );
  });

  it.each(table.map((row, index) => ({ row, index })))('$row.body: places and scores', ({ row, index }) => {
    const { place, placeInterval, score, scoreInterval, adjusted, change } = row;
    const [name, ...cells] = places[index] ?? [];
    const isSure = placeInterval[0] === placeInterval[1];
    expect(name).toBe(row.name);
    expect(numbersIn(cells[0])).toEqual(isSure ? [place] : [place, ...placeInterval]);
    expect(numbersIn(cells[1])).toEqual([round(score)]);
    expect(numbersIn(cells[2])).toEqual(scoreInterval.map((bound) => round(bound)));
    expect(numbersIn(cells[3])).toEqual([round(adjusted.score)]);
    expect(numbersIn(cells[4])).toEqual(change ? [change.places, round(change.score)] : []);
    expect(mixes[index]?.slice(1, 4).map((cell) => numbersIn(cell)[0])).toEqual(
      [score, adjusted.score, adjusted.score - score].map((value) => round(value)),
    );
  });

  it.each(table.map((row, index) => ({ row, index })))('$row.body: shares and what they do', ({ row, index }) => {
    for (const [at, id] of indicatorIds.entries()) {
      if (id === 'satisfaction' && row.satisfactionShown === 'hidden') continue;
      const { n, s, wilson = [0, 0], againstLeague } = row.indicators[id];
      const percents = wilson.map((bound) => round(100 * bound, 1));
      expect(numbersIn(shares[index]?.[at + 1])).toEqual(n === 0 ? [] : [round((100 * s) / n, 1), s, n, ...percents]);
      const isTogether = id === 'speed' && row.satisfactionShown === 'hidden';
      expect(numbersIn(reasons[index]?.[at + 1])).toEqual(isTogether ? [] : [round(againstLeague)]);
    }
    expect(numbersIn(reasons[index]?.[5])).toEqual([round(row.score - leagueScore)]);
    expect(numbersIn(reasons[index]?.[6])).toEqual([round(row.indicators.timeliness.oneMoreFailure)]);
  });

  it.each(changes.map((cells) => [cells[0], cells] as const))('%s: what has changed', (name, cells) => {
    const row = table.find((each) => each.name === name);
    const { placeBefore, score = 0, own = 0, others = 0 } = row?.change ?? {};
    expect(cells.slice(1).map((cell) => numbersIn(cell)[0])).toEqual([
      ...[placeBefore, row?.place],
      ...[score, own, others].map((value) => round(value)),
    ]);
  });
});

describe('names', () => {
  it.each([
    ['with markup and quotes', hostile],
    ['of 300 letters without a space', long],
  ])('%s stand in every table as they are', (_, name) => {
    const row = snapshot.table.find((each) => each.name === name);
    const cells = findAll(html, 'th').filter(({ text }) => text === name);
    expect(row).toBeDefined();
    expect(cells.length).toBeGreaterThanOrEqual(5);
    expect(cells.every(({ children }) => children.length === 0)).toBe(true);
  });

  it('are cut in pictures, where they are whole for those who point at them', () => {
    const titles = findAll(html, 'svg').flatMap((svg) => findAll(svg, 'title').map(({ text }) => text));
    expect(titles).toContain(long);
    const lines = findAll(html, 'svg').flatMap((svg) => findAll(svg, 'text').map(lineOf));
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThan(120);
  });
});

/** What a line shows, without the whole text behind it. */
function lineOf({ text, children }: HtmlElement): string {
  return children.reduce((shown, child) => shown.replace(child.text, ''), text);
}
