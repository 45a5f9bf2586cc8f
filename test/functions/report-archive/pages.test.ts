import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routes as cycleRoutes } from '#functions/rating-cycles/contract.ts';
import type { Report } from '#shared/domain/ratings/report.ts';
import { method } from '#test/support/komi.ts';
import type { BodyDeeds } from './league-facts.ts';
import { type StartedPages, startPages } from './start-pages.ts';

const league = 'municipal';
const october = '/reports/municipal/2026-10/1';
const names = { 'mun-a': 'Город А', 'mun-b': '<script>alert(1)</script>', 'mun-few': 'Село Малое' };

const deeds: readonly BodyDeeds[] = [
  { body: 'mun-a', cycles: 120, late: 3, slow: 10, rated: 60, satisfied: 55 },
  { body: 'mun-b', cycles: 90, late: 30, slow: 20, returned: 9, rated: 40, satisfied: 25, extended: 60 },
  // 7 of 9 is 77.8 %, and nobody else has either number.
  { body: 'mun-c', cycles: 17, late: 2, slow: 4, rated: 9, satisfied: 7, quick: 8 },
  { body: 'mun-d', cycles: 3, rated: 3, satisfied: 2 },
  { body: 'mun-few', cycles: 1, rated: 1, satisfied: 1 },
];

let pages: StartedPages;
let september: Report;
let report: Report;

beforeAll(async () => {
  pages = await startPages();
  const better = deeds.map((deed) => ({ ...deed, late: Math.floor((deed.late ?? 0) / 3) }));
  const august = await pages.archive({ league, period: '2026-08', revision: 1, deeds, names });
  september = await pages.archive({
    ...{ league, period: '2026-09', revision: 1, deeds: better, names, earlier: [august] },
    method: { ...method, version: 3 },
  });
  report = await pages.archive({ league, period: '2026-10', revision: 1, deeds, names, earlier: [august, september] });
  const reason = 'Опоздавшие <события>';
  await pages.archive({
    ...{ league, period: '2026-10', revision: 2, deeds, names, reason, state: 'proposed' },
    decision: { by: 'reviewer-1', reason: 'проверено', at: Date.parse('2026-11-20T09:00:00Z') },
  });
  await pages.archive({ league, period: '2026-10', revision: 3, deeds, names, reason, state: 'proposed' });
  await pages.archive({ league, period: '2026-Q3', revision: 1, deeds, names });
  await pages.archive({ league: 'executive', period: '2025-12', revision: 1, deeds: [] });
}, 60_000);
afterAll(() => pages.stop());

const text = async (address: string) => {
  const { status, body } = await pages.get(address);
  expect(status).toBe(200);
  return body.replaceAll('\u00a0', ' ');
};
const rowOf = (body: string) => {
  const row = report.snapshot.table.find((each) => each.body === body);
  if (!row) throw new Error(`${body} is not ranked`);
  return row;
};
const points = (value: number) => value.toFixed(2).replace('-', '−').replace('.', ',');

describe('the archive', () => {
  it('groups the revisions of a period with why and by whom, and says until when they are kept', async () => {
    const page = await text('/reports');
    expect(page.indexOf('/2026-10/2')).toBeLessThan(page.indexOf('/2026-10/1'));
    expect(page).toContain('Причина: Опоздавшие &lt;события&gt;');
    expect(page).toContain('Решение о публикации: reviewer-1. проверено');
    expect(page).toContain('01.11.2031');
    expect(page).toContain('3 квартал 2026');
    expect(page).not.toContain('/2026-10/3');
  });

  it.each([
    ['?year=2025', '/reports/executive/2025-12/1', '/reports/municipal/2026-09/1'],
    ['?kind=rating&subject=municipal', '/reports/municipal/2026-09/1', '/reports/executive/2025-12/1'],
    ['?year=2026&subject=municipal', '/reports/municipal/2026-Q3/1', '/reports/executive/2025-12/1'],
  ])('%s shows %s and not %s', async (query, shown, left) => {
    const page = await text(`/reports${query}`);
    expect(page).toContain(`href="${shown}"`);
    expect(page).not.toContain(`href="${left}"`);
  });
});

describe('the rating', () => {
  it('shows places and scores with their intervals, changes, and shares with what they are made of', async () => {
    const page = await text(october);
    const [row, wide] = [rowOf('mun-b'), rowOf('mun-d')];
    expect(page).toContain(`от ${wide.placeInterval[0]} до ${wide.placeInterval[1]}`);
    expect(page).toContain(row.shownScore.replace('.', ','));
    expect(page).toContain(`балл ${points(row.change?.score ?? 0)}`);
    expect(page).toContain('66,7 % <span class="range">60/90</span>');
    expect(page).toContain(`/v1${october}/files/rating.xlsx`);
    expect(page).toContain('rating.xlsx, 7 Б');
    expect(page.match(/<svg /g)).toHaveLength(2);
  });

  it('escapes names in text and in pictures, and runs nothing', async () => {
    for (const address of [
      october,
      `${october}/bodies/mun-b`,
      '/reports/compare?league=municipal&a=2026-09/1&b=2026-10/1',
    ]) {
      const page = await text(address);
      expect(page).toContain('&lt;script&gt;');
      expect(page).not.toMatch(/<script|\sstyle=|\son\w+=/);
    }
  });

  it('names the signals beside the rating and says what they are not', async () => {
    const page = await text(october);
    expect(page).toContain('Продления срока');
    expect(page).toContain('на балл и место не влияет');
  });
});

describe('satisfaction of few answers', () => {
  it.each([october, `${october}/bodies/mun-c`])('is a word and no number at %s', async (address) => {
    const page = await text(address);
    expect(page).toContain('>скрыто<');
    expect(page).not.toMatch(/77,8 %|7\/9|8\/9|7 из 9/);
  });

  it('is no contribution, no change, no cost and no category of its own', async () => {
    const page = await text(`${october}/bodies/mun-c`);
    const { indicators, change } = rowOf('mun-c');
    const { againstLeague, oneMoreFailure } = indicators.satisfaction;
    for (const number of [againstLeague, oneMoreFailure, change?.ownBy.satisfaction ?? againstLeague]) {
      if (Math.abs(number) >= 0.005) expect(page).not.toContain(`>${number > 0 ? '+' : ''}${points(number)}<`);
    }
    expect(page).toContain('вместе');
    expect(page).not.toContain('недовольная оценка');
  });

  it('is not told of a body that is not ranked', async () => {
    const page = await text(`${october}/bodies/mun-few`);
    expect(page).toContain('Вне рейтинга');
    expect(page).toContain('>скрыто<');
  });
});

describe('the page of a body', () => {
  it.each(['mun-b', 'mun-few'])('tells staff where the cycles behind its figures are: %s', async (body) => {
    const [, route = ''] = cycleRoutes.listCycles.split(' ');
    const values: Readonly<Record<string, string>> = { league, period: '2026-10', revision: '1', body };
    const address = route.replaceAll(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');
    expect(await text(`${october}/bodies/${body}`)).toContain(`GET ${address}?indicator=timeliness<`);
  });

  it('says what the score consists of, and the parts sum to the difference', async () => {
    const page = await text(`${october}/bodies/mun-b`);
    const { score, indicators } = rowOf('mun-b');
    const { leagueScore } = report.snapshot;
    for (const { againstLeague, oneMoreFailure } of Object.values(indicators)) {
      expect(page).toContain(`>${againstLeague > 0 ? '+' : ''}${points(againstLeague)}<`);
      expect(page).toContain(`>${points(oneMoreFailure)}<`);
    }
    expect(page).toContain(`>${points(score - leagueScore)}<`);
    expect(page).toContain('60 из 90 (66,7 %)');
  });

  it('splits the change into the body and the others, and shows the months the report remembers', async () => {
    const page = await text(`${october}/bodies/mun-b`);
    const { change } = rowOf('mun-b');
    expect(page).toContain(`на ${points(change?.own ?? 0)} — из-за своих случаев`);
    expect(page).toContain('август 2026');
    expect(page).toContain('Методика за это время менялась: сентябрь 2026');
    expect(page).toContain('Дороги: repair');
  });
});

describe('the comparison', () => {
  it('shows both periods, sorted by change, and warns of another method', async () => {
    const page = await text('/reports/compare?league=municipal&a=2026-09/1&b=2026-10/1');
    const rows = [...report.snapshot.table].sort((a, b) => (b.change?.score ?? 0) - (a.change?.score ?? 0));
    const shown = [...page.matchAll(/2026-10\/1\/bodies\/(mun-\w+)"/g)].map(([, body]) => body);
    expect(shown).toEqual(rows.map(({ body }) => body));
    expect(page).toContain('разным методикам: sample-1 (3) и sample-1 (2)');
    expect(page).toContain('value="2026-09/1" selected');
  });

  it('asks which, of what is published', async () => {
    const page = await text('/reports/compare?league=municipal');
    expect(page).toContain('<option value="2026-10/2" selected>');
    expect(page).not.toContain('2026-10/3');
  });
});

it.each([
  ['/reports?year=20'],
  ['/reports?subject=federal'],
  ['/reports?kind=federal'],
  ['/reports/other/municipal/2026-10/1'],
  ['/reports?other=1'],
  ['/reports/municipal/2026-10/3'],
  ['/reports/municipal/2026-13/1'],
  ['/reports/municipal/2026-10/3/bodies/mun-a'],
  ['/reports/municipal/2026-10/1/bodies/mun-nobody'],
  ['/reports/municipal/2026-10/1/bodies/__proto__'],
  ['/reports/compare?league=municipal&a=2026-09/1'],
  ['/reports/compare?league=municipal&a=2026-09/1&b=2026-10/3'],
  ['/reports/compare?league=municipal&a=x&b=2026-10/1'],
])('%s is a page that says there is no such report', async (address) => {
  const { status, body } = await pages.get(address);
  expect(status).toBe(404);
  expect(body).toContain('Такого отчёта нет');
});
