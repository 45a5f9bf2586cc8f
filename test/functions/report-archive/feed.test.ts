import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { type StartedPages, startPages } from './start-pages.ts';

const feedPath = '/v1/reports/feed.json';
const listPath = '/v1/reports';
const deeds = [
  { body: 'mun-a', cycles: 12, rated: 12, satisfied: 11 },
  { body: 'mun-b', cycles: 9, late: 3 },
];

/** What JSON Feed 1.1 asks of a feed with attachments, and nothing that it does not name. */
const feedSchema = z.strictObject({
  version: z.literal('https://jsonfeed.org/version/1.1'),
  title: z.string().min(1),
  description: z.string(),
  home_page_url: z.url(),
  feed_url: z.url(),
  language: z.literal('ru'),
  items: z.array(
    z.strictObject({
      id: z.string(),
      url: z.url(),
      title: z.string(),
      content_text: z.string(),
      date_published: z.iso.datetime(),
      attachments: z.array(
        z.strictObject({
          url: z.url(),
          mime_type: z.string().regex(/^[a-z]+\/[\w.+-]+/),
          title: z.string(),
          size_in_bytes: z.int().positive().optional(),
        }),
      ),
      _rcc: z.strictObject({
        kind: z.string(),
        subject: z.string(),
        period: z.string(),
        revision: z.int(),
        reason: z.string().optional(),
      }),
    }),
  ),
});

let pages: StartedPages;
beforeAll(async () => {
  pages = await startPages();
  const report = { league: 'municipal', period: '2026-10', deeds } as const;
  await pages.archive({ ...report, revision: 1 });
  await pages.archive({ ...report, revision: 2, reason: 'опоздали события' });
  await pages.archive({ ...report, revision: 3, state: 'proposed' });
}, 60_000);
afterAll(() => pages.stop());

describe('the feed', () => {
  it('is JSON Feed 1.1 with an item for each published revision', async () => {
    const { status, headers, body } = await pages.get(feedPath);
    expect({ status, type: headers['content-type'] }).toEqual({
      status: 200,
      type: 'application/feed+json; charset=utf-8',
    });
    const { items } = feedSchema.parse(JSON.parse(body));
    expect(items.map(({ _rcc }) => _rcc)).toEqual([
      { kind: 'rating', subject: 'municipal', period: '2026-10', revision: 2, reason: 'опоздали события' },
      { kind: 'rating', subject: 'municipal', period: '2026-10', revision: 1 },
    ]);
    expect(items[0]?.attachments).toContainEqual({
      url: 'https://centre.example/v1/reports/municipal/2026-10/2/files/rating.xlsx',
      mime_type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      title: 'Таблица, Excel',
      size_in_bytes: 7,
    });
  });
});

describe.each([feedPath, listPath])('%s', (address) => {
  it('answers a reader who holds it with 304 and no body', async () => {
    const first = await pages.get(address);
    const tag = String(first.headers['etag']);
    expect(tag).toMatch(/^"[\w-]+"$/);
    for (const held of [tag, `W/${tag}`, `"other", ${tag}`]) {
      const again = await pages.get(address, { 'if-none-match': held });
      expect({ status: again.status, body: again.body, etag: again.headers['etag'] }).toEqual({
        ...{ status: 304, body: '', etag: tag },
      });
    }
  });

  it('answers one who holds another in full', async () => {
    expect((await pages.get(address, { 'if-none-match': '"other"' })).status).toBe(200);
  });
});

it('has another tag when a revision has been published', async () => {
  const before = (await pages.get(feedPath)).headers['etag'];
  await pages.archive({ league: 'municipal', period: '2026-11', revision: 1, deeds });
  expect((await pages.get(feedPath)).headers['etag']).not.toBe(before);
});

it.each([
  ['rating.xlsx', 'rating-municipal-2026-10-r1.xlsx'],
  ['facts.ndjson.gz', 'rating-municipal-2026-10-r1-facts.ndjson.gz'],
])('%s is saved as %s', async (file, name) => {
  const { headers } = await pages.get(`/v1/reports/municipal/2026-10/1/files/${file}`);
  const answer = await fetch(String(headers['location']));
  expect(new URL(String(headers['location'])).searchParams.get('response-content-disposition')).toBe(
    `attachment; filename="${name}"`,
  );
  expect(answer.status).toBe(200);
});
