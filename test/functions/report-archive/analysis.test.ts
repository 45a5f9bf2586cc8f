import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rememberedAnalysis } from '#shared/domain/satisfaction/report.ts';
import { anAnalysedCycle, anAnswer, someNames } from '#test/support/an-analysed-cycle.ts';
import { anAnalysis, someJudgedCycles } from '#test/support/an-analysis.ts';
import { type StartedPages, startPages } from './start-pages.ts';

const october = '/reports/satisfaction/region/2026-10/1';
const names = { ...someNames, body: { 'mun-izhma': 'Село <Ижма>' }, channel: { paper: 'на бумаге', portal: 'портал' } };

let pages: StartedPages;
let report: ReturnType<typeof anAnalysis>;
beforeAll(async () => {
  pages = await startPages();
  const september = anAnalysis(someJudgedCycles(150), { period: '2026-09', names });
  const history = { periods: [rememberedAnalysis(september.snapshot)] };
  report = anAnalysis(someJudgedCycles(), { names, history });
  const few = Array.from({ length: 9 }, () => anAnalysedCycle({ asking: 'asked', answer: anAnswer() }));
  await pages.archiveAnalysis(september);
  await pages.archiveAnalysis(report);
  await pages.archiveAnalysis(anAnalysis(few, { period: '2026-08' }));
  await pages.archiveAnalysis(anAnalysis([anAnalysedCycle()], { period: '2026-07' }));
}, 60_000);
afterAll(() => pages.stop());

const text = async (address: string) => {
  const { status, body } = await pages.get(address);
  expect(status).toBe(200);
  return body.replaceAll('\u00a0', ' ');
};

describe('the page of an analysis', () => {
  it('is listed in the archive and says what it is about', async () => {
    expect(await text('/reports')).toContain(`href="${october}"`);
    const page = await text(october);
    expect(page).toContain('<h1>Удовлетворённость ответами: октябрь 2026</h1>');
    expect(page).toContain('tried, версия 1');
    expect(page).toContain(`/v1${october}/files/satisfaction.csv`);
  });

  it('shows the figures of the month with their intervals, and whom the centre asked', async () => {
    const { answers, asking, cycles } = report.snapshot.whole;
    const { n = 0, s = 0 } = answers?.satisfied ?? {};
    const page = await text(october);
    expect(page).toContain(`Из ${n} поставили 4 или 5 из пяти — ${s}.`);
    expect(page).toContain(`${((100 * s) / n).toFixed(1).replace('.', ',')} %`);
    expect(page).toContain((answers?.mark.mean ?? 0).toFixed(2).replace('.', ','));
    expect(page).toContain(`${asking.unreachable}</td>`);
    expect(page).toContain(`${((100 * asking.unreachable) / cycles).toFixed(1).replace('.', ',')} %`);
  });

  it('says in words who answers less, and what the figure would be if all were judged alike', async () => {
    const page = await text(october);
    expect(page).toContain('Отвечают реже: на бумаге.');
    expect(page).toMatch(
      /Довольны ответом: [\d,]+ % \(от \d+ до \d+ %\) вместо [\d,]+ %\. Поправка [+−]?[\d,]+ п\. п\. (не )?больше случайной/,
    );
  });

  it('shows few answers as words, escapes names, and has nothing of a hidden cell', async () => {
    const { tables } = report.snapshot;
    const hidden = tables.body.filter(({ shown }) => shown === 'hidden');
    expect(hidden.length).toBeGreaterThan(1);
    const page = await text(october);
    expect(page).toContain('Село &lt;Ижма&gt;');
    expect(page).not.toContain('Село <Ижма>');
    const row = page.slice(page.indexOf('aria-labelledby="by-body"'));
    for (const { name } of hidden) {
      const own = row.slice(row.indexOf(`<th scope="row">${name.replace('<', '&lt;').replace('>', '&gt;')}`));
      expect(own.slice(0, own.indexOf('</tr>'))).toContain('скрыто: мало ответов');
    }
  });

  it('draws its charts for both widths', async () => {
    const page = await text(october);
    expect(page.match(/<svg /g)?.length).toBe(2 * 7);
  });

  it.each([
    ['2026-08', 'Ответов жителей меньше 10: по ним нельзя судить'],
    ['2026-07', 'Ни один житель пока не ответил.'],
  ])('of %s has no figures to show, and says why', async (month, why) => {
    const page = await text(october.replace('2026-10', month));
    expect(page).toContain(why);
    expect(page).not.toContain('Кто отвечает, а кто нет');
  });
});
