import { S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routes } from '#functions/report-archive/contract.ts';
import { kinds } from '#functions/report-archive/kinds.ts';
import { archiveOperations } from '#functions/report-archive/operations.ts';
import type { ReportKind } from '#functions/report-archive/report-kind.ts';
import { jsonFile } from '#shared/domain/ratings/report.ts';
import { httpFunction } from '#shared/lambda/http.ts';
import { functionLog } from '#shared/lambda/log.ts';
import { s3ReportLinks } from '#shared/persistence/report-links.ts';
import { startArchiveFunction } from './archive-function.ts';
import { browse } from './browse.ts';

/** All that it takes to add a kind to the archive. */
const problems: ReportKind = {
  id: 'problem-map',
  title: 'Картина проблем',
  subjects: { region: 'Вся область', housing: 'Дома <и дворы>' },
  files: { 'problem-map.csv': 'Проблемы, CSV' },
  retentionYears: 3,
};
const pages: ReportKind = {
  ...problems,
  id: 'weekly',
  page: async ({ subject }) => ({ status: 200, body: `own page of ${subject}` }),
};

const path = { kind: 'problem-map', subject: 'housing', period: '2026-10', revision: 1 };
const page = '/reports/problem-map/housing/2026-10/1';
const csv = 'номер;проблема\n';

let started: Awaited<ReturnType<typeof startArchiveFunction>>;
let get: ReturnType<typeof browse>;

beforeAll(async () => {
  started = await startArchiveFunction();
  const { catalogue, files } = started;
  const archive = {
    ...{ kinds: [...kinds, problems, pages], catalogue, files },
    ...{ timeZone: 'Europe/Moscow', baseUrl: 'https://centre.example', retentionYears: 5 },
    linkTo: s3ReportLinks(new S3Client({ forcePathStyle: true }), 'reports-bucket'),
  };
  const operations = archiveOperations(archive);
  get = browse(httpFunction({ routes, operations, log: functionLog('report-archive') }));

  const bytes = new TextEncoder().encode(csv);
  const listed = { name: 'problem-map.csv', bytes: bytes.length, sha256: '0'.repeat(64) };
  for (const each of [path, { ...path, kind: 'weekly' }, { ...path, revision: 2 }]) {
    await catalogue.reserve({ ...each, sourcesSha256: 'x', reason: each.revision > 1 ? 'поправка' : undefined });
    await files.write(each, 'problem-map.csv', bytes);
    await files.write(each, 'manifest.json', jsonFile({ files: [listed] }));
    const state = each.revision > 1 ? 'proposed' : 'published';
    await catalogue.finish(each, state, ['problem-map.csv', 'manifest.json'], Date.parse('2026-11-11T00:00:05Z'));
  }
}, 60_000);
afterAll(() => started.stop());

const json = async (address: string) => JSON.parse((await get(address)).body);

describe('a kind that one file describes', () => {
  it('is in the feed, with the names and sizes of its files', async () => {
    const { items } = await json('/v1/reports/feed.json');
    const item = items.find(({ _rcc }: { _rcc: { kind: string } }) => _rcc.kind === 'problem-map');
    expect(item).toMatchObject({
      id: `https://centre.example${page}`,
      title: 'Картина проблем: Дома <и дворы>, октябрь 2026, редакция 1',
      _rcc: { kind: 'problem-map', subject: 'housing', period: '2026-10', revision: 1 },
    });
    expect(item.attachments).toEqual([
      {
        url: `https://centre.example/v1${page}/files/problem-map.csv`,
        mime_type: 'text/csv; charset=utf-8',
        title: 'Проблемы, CSV',
        size_in_bytes: Buffer.byteLength(csv),
      },
      expect.objectContaining({ title: 'Опись с контрольными суммами' }),
    ]);
  });

  it.each([
    ['', 2],
    ['?kind=problem-map', 1],
    ['?subject=housing', 2],
    ['?kind=problem-map&subject=region', 0],
    ['?kind=rating', 0],
  ])('is in the list for machines: %s has %d', async (query, count) => {
    const { reports } = await json(`/v1/reports${query}`);
    expect(reports).toHaveLength(count);
  });

  it('is in the archive, which can be narrowed to it', async () => {
    const all = (await get('/reports')).body;
    expect(all).toContain('Картина проблем: Дома &lt;и дворы&gt;</h3>');
    expect(all).toContain(`href="${page}"`);
    expect(all).not.toContain(`href="${page.replace(/1$/, '2')}"`);
    expect(all).toContain('href="/reports?kind=problem-map&amp;subject=housing"');
    const others = (await get('/reports?kind=rating')).body;
    expect(others).not.toContain(`href="${page}"`);
  });

  it('is downloaded under a name that tells it from other reports', async () => {
    const { status, headers } = await get(`/v1${page}/files/problem-map.csv`);
    const link = new URL(String(headers['location']));
    expect(status).toBe(302);
    expect(link.searchParams.get('response-content-disposition')).toBe(
      'attachment; filename="problem-map-housing-2026-10-r1.csv"',
    );
    expect(await (await fetch(link)).text()).toBe(csv);
  });

  it('has a page of its files, or one of its own', async () => {
    const { status, body } = await get(page);
    expect(status).toBe(200);
    expect(body).toContain('<h1>Картина проблем: Дома &lt;и дворы&gt;, октябрь 2026</h1>');
    expect(body).toContain(`<a href="/v1${page}/files/problem-map.csv">Проблемы, CSV</a>`);
    expect((await get(page.replace('problem-map', 'weekly'))).body).toBe('own page of housing');
  });

  it.each([
    ['a subject that is not its own', page.replace('housing', 'municipal')],
    ['a revision that is not published', page.replace(/1$/, '2')],
    ['an address of a rating', page.replace('/problem-map', '')],
    ['a name that every object has', page.replace('housing', 'constructor')],
  ])('is not found by %s', async (_, address) => {
    expect((await get(address)).status).toBe(404);
    expect((await get(`/v1${address}/files/problem-map.csv`)).status).toBe(404);
  });
});

describe('the kinds there are', () => {
  it('have ids and subjects that keys and addresses are made of, each once', () => {
    expect(kinds.length).toBeGreaterThan(0);
    for (const { id, subjects } of kinds)
      for (const name of [id, ...Object.keys(subjects)]) expect(name).toMatch(/^[a-z]+(-[a-z]+)*$/);
    expect(new Set(kinds.map(({ id }) => id)).size).toBe(kinds.length);
  });

  it.each(kinds.map((kind) => [kind.id, kind] as const))('%s has a name for all that people read', (_, kind) => {
    for (const text of [kind.title, ...Object.values(kind.subjects), ...Object.values(kind.files)])
      expect(text).toMatch(/^[А-ЯЁ]/);
  });
});
