import { gunzipSync, gzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { outcomes } from '#shared/domain/ratings/counted-cycle.ts';
import type { RatingFact } from '#shared/domain/ratings/fact.ts';
import { type IndicatorId, indicatorIds } from '#shared/domain/ratings/method.ts';
import { periodOf } from '#shared/domain/ratings/period.ts';
import type { Report } from '#shared/domain/ratings/report.ts';
import { leagueFacts } from '#test/functions/report-archive/league-facts.ts';
import { aRatingFact } from '#test/support/a-cycle-record.ts';
import { method, termRules } from '#test/support/komi.ts';
import { endOf, moscow } from '#test/support/moscow.ts';
import { type StartedCycles, startCycles } from './start-cycles.ts';

const strange = 'ГБУ "Лен\\свет"; №1';
const deeds = [
  { body: 'mun-usinsk', cycles: 45, late: 7, slow: 9, returned: 4, rated: 20, satisfied: 13 },
  { body: 'mun-inta', cycles: 12, late: 1, rated: 5, satisfied: 5, sector: 'health', category: 'medicines' },
  { body: strange, cycles: 9, slow: 9, returned: 9 },
  { body: 'mun-pechora', cycles: 1, late: 1 },
];
const answeredInPeriod = { clockStart: moscow('2026-09-10'), dueAt: endOf('2026-09-30') };
const extra: RatingFact[] = [
  aRatingFact({ appealId: 'OFNOBODY', body: undefined }),
  // Handed on by the body, but not its own.
  aRatingFact({ appealId: 'HANDEDON', body: 'mun-inta', forwardedBy: 'mun-usinsk' }),
  aRatingFact({ appealId: '=CMD()', ...answeredInPeriod, answeredAt: moscow('2026-10-02'), municipality: 'usinsk' }),
  aRatingFact({ appealId: 'OPEN', municipality: 'Нью-Йорк', sector: '@sum' }),
];
const path = { league: 'municipal', period: '2026-10', revision: 1 } as const;
const facts = [...leagueFacts(periodOf('2026-10', termRules.zone, method.cutOffDays), deeds), ...extra];

const rowSchema = z.strictObject({
  appealId: z.string(),
  cycle: z.number(),
  sector: z.string(),
  municipality: z.string().optional(),
  channel: z.string(),
  policy: z.string(),
  clockStart: z.iso.datetime(),
  dueAt: z.iso.datetime(),
  firstAnswerAt: z.iso.datetime().optional(),
  answeredAt: z.iso.datetime().optional(),
  returnedAt: z.iso.datetime().optional(),
  satisfied: z.boolean().optional(),
  outcome: z.enum(outcomes),
});
const pageSchema = z.strictObject({
  report: z.strictObject({ league: z.string(), period: z.string(), revision: z.number() }),
  body: z.string(),
  name: z.string(),
  indicator: z.enum(indicatorIds),
  published: z.strictObject({ n: z.number(), s: z.number() }),
  sectors: z.array(z.string()).optional(),
  cycles: z.array(rowSchema),
  next: z.string().optional(),
});

let cycles: StartedCycles;
let report: Report;
beforeAll(async () => {
  cycles = await startCycles();
  report = await cycles.archive(path, facts);
  await cycles.archive({ ...path, revision: 2 }, facts.slice(1), 'proposed');
});
afterAll(() => cycles?.stop());

type Asked = Readonly<Record<string, string>>;
const asOperator = { centre_role: 'operator' };

async function ask(
  query: Asked,
  who: Readonly<Record<string, unknown>> = asOperator,
  given: { body?: string; accept?: string } & Asked = {},
) {
  const { accept, ...inPath } = given;
  const authorization = `Bearer ${await cycles.token(who)}`;
  return cycles.ask({
    path: { ...path, revision: '1', ...inPath },
    query,
    headers: { authorization, ...(accept ? { accept } : {}) },
  });
}

async function listed(query: Asked, who: Readonly<Record<string, unknown>> = asOperator, body = 'mun-usinsk') {
  const answer = await ask(query, who, { body });
  expect(answer).toMatchObject({
    status: 200,
    headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' },
  });
  return pageSchema.parse(JSON.parse(answer.body));
}

describe('the cycles behind a figure', () => {
  const figures = [...deeds.map(({ body }) => body)].flatMap((body) =>
    indicatorIds.map((indicator): [string, IndicatorId] => [body, indicator]),
  );

  it.each(figures)('of %s, %s: are as many as were published', async (body, indicator) => {
    const { table, notRanked } = report.snapshot;
    const row = [...table, ...notRanked].find((one) => one.body === body);
    const { n, s } = row?.indicators[indicator] ?? { n: Number.NaN, s: Number.NaN };
    const all = await listed({ indicator }, asOperator, body);
    expect(all.published).toEqual({ n, s });
    expect([all.cycles.length, successes(all)]).toEqual([n, s]);
    const [success, failure] = await Promise.all(
      outcomes.map((outcome) => listed({ indicator, outcome }, asOperator, body)),
    );
    expect([success?.cycles.length, failure?.cycles.length]).toEqual([s, n - s]);
    const both = [...(success?.cycles ?? []), ...(failure?.cycles ?? [])];
    expect(both.map(nameOf).sort()).toEqual(all.cycles.map(nameOf).sort());
  });

  it('are more than none in each of the figures that were made for it', () => {
    const counted = report.snapshot.table.find(({ body }) => body === 'mun-usinsk')?.indicators;
    expect(indicatorIds.map((id) => [counted?.[id].n, counted?.[id].s])).toEqual([
      [46, 38],
      [46, 29],
      [46, 42],
      [20, 13],
    ]);
  });

  it('say what is known of a cycle, and nothing that is not of it', async () => {
    const { cycles: rows, ...about } = await listed({ indicator: 'timeliness', outcome: 'failure', sector: '@sum' });
    expect(about).toEqual({
      report: path,
      body: 'mun-usinsk',
      name: 'Орган mun-usinsk',
      indicator: 'timeliness',
      published: { n: 46, s: 38 },
      sectors: ['@sum'],
    });
    expect(rows).toEqual([
      {
        appealId: 'OPEN',
        cycle: 1,
        sector: '@sum',
        municipality: 'Нью-Йорк',
        channel: 'portal',
        policy: 'message-portal',
        clockStart: new Date(moscow('2026-10-05')).toISOString(),
        dueAt: new Date(endOf('2026-10-19')).toISOString(),
        outcome: 'failure',
      },
    ]);
  });

  it('come page by page, each once, in the order of the facts file', async () => {
    const whole = await listed({ indicator: 'speed' });
    const found: unknown[] = [];
    let query: Asked | undefined = { indicator: 'speed', limit: '7' };
    while (query) {
      const page: z.output<typeof pageSchema> = await listed(query);
      expect(page.cycles.length).toBe(Math.min(7, whole.cycles.length - found.length));
      found.push(...page.cycles);
      query = page.next === undefined ? undefined : Object.fromEntries(new URL(page.next, 'http://a').searchParams);
    }
    expect(found).toEqual(whole.cycles);
  });

  it('have a link to the next page, with the same question in it', async () => {
    const { headers, body } = await ask({ indicator: 'speed', outcome: 'success', limit: '2' }, asOperator, {
      body: strange,
    });
    expect(headers).not.toHaveProperty('link');
    expect(JSON.parse(body)).not.toHaveProperty('next');
    const more = await ask({ indicator: 'speed', outcome: 'failure', limit: '2' }, asOperator, { body: strange });
    const { next } = pageSchema.parse(JSON.parse(more.body));
    expect(next).toMatch(
      /^\/v1\/reports\/municipal\/2026-10\/1\/bodies\/%D0%93[^/]*\/cycles\?indicator=speed&outcome=failure&limit=2&cursor=\d+$/,
    );
    expect(more.headers['link']).toBe(`<${next}>; rel="next"`);
  });
});

describe('who sees them', () => {
  const timeliness = { indicator: 'timeliness' };

  it('their own body, and the body above it', async () => {
    const answers = await Promise.all(
      [strange, 'mun-usinsk'].map((body) =>
        ask(timeliness, { centre_role: 'body-executor', centre_body: body }, { body: strange }),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual([200, 403]);
  });

  it.each([
    [['roads'], ['roads']],
    ['roads, health', ['roads', 'health']],
    ['health', ['health']],
  ])('sectors %j: those and no other', async (centre_sectors, sectors) => {
    const page = await listed(timeliness, { centre_role: 'sector-lead', centre_sectors });
    expect(page.sectors).toEqual(sectors);
    expect(page.published).toEqual({ n: 46, s: 38 });
    const whole = await listed(timeliness);
    expect(page.cycles).toEqual(whole.cycles.filter(({ sector }) => sectors.includes(sector)));
    expect(page.cycles.length).toBe(sectors.includes('roads') ? 15 : 0);
  });

  it('a sector that is asked for must be among them', async () => {
    const lead = { centre_role: 'sector-head', centre_sectors: 'roads health' };
    expect((await ask({ ...timeliness, sector: 'housing' }, lead)).status).toBe(403);
    expect(await listed({ ...timeliness, sector: 'health' }, lead)).toMatchObject({ sectors: ['health'], cycles: [] });
  });

  it('is written down at every look, without a word of what was seen', async () => {
    await listed({ indicator: 'satisfaction', outcome: 'failure' }, { sub: 'person-of-the-log', ...asOperator });
    const line = cycles.log.text().trim().split('\n').at(-1) ?? '';
    expect(JSON.parse(line)).toMatchObject({
      level: 'INFO',
      message: 'RCC_CYCLES_READ',
      staff: 'person-of-the-log',
      role: 'operator',
      league: 'municipal',
      period: '2026-10',
      revision: '1',
      body: 'mun-usinsk',
      indicator: 'satisfaction',
      outcome: 'failure',
    });
    expect(cycles.log.text()).not.toContain('mun-usinsk-1"');
  });
});

describe('as CSV', () => {
  it.each([
    [{ format: 'csv' }, undefined, 'text/csv; charset=utf-8'],
    [{}, 'text/csv', 'text/csv; charset=utf-8'],
    [{}, 'Text/CSV;q=0.9, application/json;q=0.1', 'text/csv; charset=utf-8'],
    [{ format: 'json' }, 'text/csv', 'application/json; charset=utf-8'],
    [{}, 'application/json, text/csv', 'application/json; charset=utf-8'],
    [{}, '*/*', 'application/json; charset=utf-8'],
  ])('%j with Accept %j is %s', async (format, accept, type) => {
    const given = accept === undefined ? {} : { accept };
    const { headers } = await ask({ indicator: 'speed', ...format }, asOperator, given);
    expect(headers['content-type']).toBe(type);
  });

  it('is what a Russian spreadsheet reads, in the time of the region, and holds no formula', async () => {
    const { headers, body } = await ask({ indicator: 'speed', format: 'csv' }, asOperator);
    expect(headers['content-disposition']).toBe(
      'attachment; filename="cycles-municipal-2026-10-r1-mun-usinsk-speed.csv"',
    );
    expect(body.startsWith('\ufeffОбращение;Цикл;')).toBe(true);
    expect(body.endsWith('\r\n')).toBe(true);
    const rows: Record<string, string>[] = parse(body, { bom: true, delimiter: ';', columns: true });
    expect(rows).toHaveLength(46);
    expect(rows.find((row) => row['Обращение']?.includes('CMD'))).toEqual({
      Обращение: "'=CMD()",
      Цикл: '1',
      Направление: 'Жилищно-коммунальное хозяйство',
      Муниципалитет: 'Усинск',
      Канал: 'портал',
      Порядок: expect.stringMatching(/[а-я]/),
      'Начало срока': '10.09.2026 00:00',
      Срок: '30.09.2026 23:59',
      'Первый ответ': '',
      'Окончательный ответ': '02.10.2026 00:00',
      'Повторное обращение': '',
      'Оценка гражданина': '',
      'В показателе': 'неуспешно',
    });
    const open = await ask({ indicator: 'timeliness', outcome: 'failure', sector: '@sum', format: 'csv' });
    expect(open.body).toContain(";'@sum;Нью-Йорк;");
  });

  it('has pages too, which say in their name that they are not all of it; the name is in ASCII', async () => {
    const { headers } = await ask({ indicator: 'speed', format: 'csv', limit: '2' }, asOperator, { body: strange });
    expect(headers['link']).toMatch(/limit=2&cursor=\d+>; rel="next"$/);
    expect(headers['content-disposition']).toMatch(/^attachment; filename="[\w.-]+-speed-part\.csv"$/);
  });
});

describe('a question is refused', () => {
  it.each([
    ['no indicator', {}, '/indicator'],
    ['an unknown indicator', { indicator: 'luck' }, '/indicator'],
    ['an unknown outcome', { indicator: 'speed', outcome: 'draw' }, '/outcome'],
    ['an unknown format', { indicator: 'speed', format: 'xml' }, '/format'],
    ['no cycles at all', { indicator: 'speed', limit: '0' }, '/limit'],
    ['more than an answer holds', { indicator: 'speed', limit: '5001' }, '/limit'],
    ['half a limit', { indicator: 'speed', limit: '1.5' }, '/limit'],
    ['a cursor that is none', { indicator: 'speed', cursor: 'next' }, '/cursor'],
    ['the same twice, which the gateway joins', { indicator: 'speed,timeliness' }, '/indicator'],
    ['something else', { indicator: 'speed', citizen: '1' }, '/citizen'],
  ])('with %s', async (_, query, pointer) => {
    const { status, headers, body } = await ask(query);
    expect([status, headers['content-type']]).toEqual([400, 'application/problem+json; charset=utf-8']);
    expect(JSON.parse(body)).toMatchObject({ type: 'urn:rcc:problem:query-invalid', errors: [{ pointer }] });
  });

  it.each([
    ['a body that the report has not', { body: 'mun-vorkuta' }],
    ['a league that there is not', { league: 'football' }],
    ['a period that there is not', { period: '2026-13' }],
    ['a period without a report', { period: '2026-08' }],
    ['a revision that there is not', { revision: '7' }],
    ['a revision that is not published', { revision: '2' }],
    ['a revision that is no number', { revision: '01' }],
  ])('with 404 for %s', async (_, given) => {
    const { status, body } = await ask({ indicator: 'speed' }, asOperator, given);
    expect([status, JSON.parse(body).type]).toEqual([404, 'urn:rcc:problem:not-found']);
  });
});

describe('a facts file', () => {
  it('in many gzip members, as a run writes it, is read to its end', async () => {
    const parted = { ...path, period: '2026-08' } as const;
    await cycles.archive(parted, leagueFacts(periodOf('2026-08', termRules.zone, method.cutOffDays), deeds));
    const before = await ask({ indicator: 'speed' }, asOperator, { period: '2026-08' });
    await cycles.damage(parted, 'facts.ndjson.gz', (bytes) => {
      const lines = String(gunzipSync(bytes)).split(/(?<=\n)/);
      return Buffer.concat([lines.slice(0, 20), lines.slice(20)].map((part) => gzipSync(part.join(''))));
    });
    const after = await ask({ indicator: 'speed' }, asOperator, { period: '2026-08' });
    expect(JSON.parse(before.body)).toMatchObject({ published: { n: deeds[0]?.cycles } });
    expect(after).toEqual(before);
  });

  it('that is cut is an error, never a shorter list', async () => {
    const broken = { ...path, period: '2026-09' } as const;
    await cycles.archive(broken, leagueFacts(periodOf('2026-09', termRules.zone, method.cutOffDays), deeds));
    const before = await ask({ indicator: 'speed' }, asOperator, { period: '2026-09' });
    await cycles.damage(broken, 'facts.ndjson.gz', (bytes) => bytes.subarray(0, -40));
    const after = await ask({ indicator: 'speed' }, asOperator, { period: '2026-09' });
    expect([before.status, after.status]).toEqual([200, 500]);
    expect(JSON.parse(after.body)).toMatchObject({ type: 'urn:rcc:problem:unexpected', status: 500 });
  });
});

function successes({ cycles: rows }: z.output<typeof pageSchema>): number {
  return rows.filter(({ outcome }) => outcome === 'success').length;
}

function nameOf({ appealId, cycle }: z.output<typeof rowSchema>): string {
  return `${appealId}#${cycle}`;
}
