import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ReportContent } from '#shared/domain/ratings/report.ts';
import { trendPicture } from '#shared/reports/rating/rating-charts.ts';
import { readSvg } from '#test/support/svg-picture.ts';
import { type StartedPages, startPages } from './start-pages.ts';

const page = '/reports/municipal/2026-Q3/1';
const deeds = [
  { body: 'mun-a', cycles: 60, late: 3, rated: 30, satisfied: 28 },
  { body: 'mun-b', cycles: 40, late: 12, rated: 20, satisfied: 13 },
];
const better = deeds.map((deed) => ({ ...deed, late: 1 }));

let pages: StartedPages;
let content: ReportContent;

beforeAll(async () => {
  pages = await startPages();
  const quarter = { league: 'municipal', revision: 1 } as const;
  // Of the first quarter there is nothing: in a trend it is a gap.
  const old = await pages.archive({ ...quarter, period: '2025-Q4', deeds: better });
  const second = await pages.archive({ ...quarter, period: '2026-Q2', deeds: better, earlier: [old] });
  const third = await pages.archive({ ...quarter, period: '2026-Q3', deeds, earlier: [old, second] });
  await pages.archive({ ...quarter, period: '2026-09', deeds });
  const read = (name: string) => JSON.parse(new TextDecoder().decode(third.files.get(name)));
  content = { snapshot: third.snapshot, method: read('method.json'), history: read('history.json') };
}, 60_000);
afterAll(() => pages.stop());

const text = async (address: string) => {
  const { status, body } = await pages.get(address);
  expect(status).toBe(200);
  return body.replaceAll('\u00a0', ' ');
};

it('are in the archive among the months of their year, kept from their own end', async () => {
  const archive = await text('/reports?year=2026');
  expect(archive).toContain(`<a href="${page}">3 квартал 2026</a>`);
  expect(archive.indexOf(page)).toBeLessThan(archive.indexOf('2026-Q2/1'));
  expect(archive).toContain('01.10.2031');
  expect(archive).not.toContain('2025-Q4');
});

it('are in the feed and in the list by their names', async () => {
  const { items } = JSON.parse((await pages.get('/v1/reports/feed.json')).body);
  const titles = items.map(({ title }: { title: string }) => title);
  expect(titles).toContain('Рейтинг: Администрации муниципальных образований, 3 квартал 2026, редакция 1');
  const { reports } = JSON.parse((await pages.get('/v1/reports?period=2026-Q3')).body);
  expect(reports).toMatchObject([{ kind: 'rating', subject: 'municipal', period: '2026-Q3', revision: 1, page }]);
});

it('have a page, with the change against the quarter before', async () => {
  const rating = await text(page);
  expect(rating).toContain('<h1>Рейтинг: 3 квартал 2026</h1>');
  const body = await text(`${page}/bodies/mun-b`);
  expect(body).toContain('2 квартал 2026 → 3 квартал 2026');
  expect(body).toMatch(/балл изменился на −\d/i);
});

it('are drawn as a trend in both layouts, a quarter without a rating as a gap', async () => {
  const body = await text(`${page}/bodies/mun-b`);
  const trend = body.slice(body.indexOf('Последние периоды'));
  for (const name of ['4 кв.', '1 кв.', '2 кв.', '3 кв.']) expect(trend.split(`>${name}<`).length).toBe(3);
  expect(trend).toContain('4 квартал 2025');
});

it('are drawn in the trend of the report itself', () => {
  const { texts, elements } = readSvg(trendPicture(content) ?? '');
  const shown = texts.map((each) => each.text.replaceAll('\u00a0', ' '));
  expect(shown.filter((each) => each.endsWith('кв.'))).toEqual(['4 кв.', '1 кв.', '2 кв.', '3 кв.']);
  expect(shown).toEqual(expect.arrayContaining(['2025', '2026']));
  const lines = elements.filter(({ name, attributes }) => name === 'path' && attributes['fill'] === 'none');
  // Two bodies, each joined from the second to the third quarter alone.
  expect(lines.map(({ attributes }) => attributes['d']?.match(/[ML]/g)?.join(''))).toEqual(['ML', 'ML']);
});

it('are compared with each other, and with a month not without a word', async () => {
  const two = await text('/reports/compare?league=municipal&a=2026-Q2/1&b=2026-Q3/1');
  expect(two).toContain('2 квартал 2026, редакция 1');
  expect(two).not.toContain('Один период — месяц');
  expect(await text('/reports/compare?league=municipal&a=2026-09/1&b=2026-Q3/1')).toContain('Один период — месяц');
});

it('are downloaded under a name of their own', async () => {
  const { status, headers } = await pages.get(`/v1${page}/files/rating.xlsx`);
  const link = new URL(String(headers['location']));
  expect(status).toBe(302);
  expect(link.searchParams.get('response-content-disposition')).toContain('rating-municipal-2026-Q3-r1.xlsx');
  expect((await fetch(link)).status).toBe(200);
});
