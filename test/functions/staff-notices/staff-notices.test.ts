import type { APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import trigger from '#events/triggers/staff-notices.json' with { type: 'json' };
import type { Recipient } from '#shared/domain/notices/recipient.ts';
import { digestNoticeItem, escalationNoticeItem } from '#shared/persistence/notice-items.ts';
import { captureLog } from '#test/support/captured-log.ts';
import { createCentreTables } from '#test/support/centre-tables.ts';
import { awsEnvironment, startDynamo } from '#test/support/emulators.ts';
import { startIssuer } from '#test/support/issuer.ts';

const started = await start();
afterEach(() => started.reset());
afterAll(() => started.stop());

const minute = 60_000;
const now = Date.now();
const { tell, ask } = started;
const executor = { centre_role: 'body-executor', centre_body: 'mun-inta' };

describe('notices', () => {
  it('are shown to whom they are addressed, the latest first', async () => {
    await tell({ role: 'body-executor', body: 'mun-inta' }, 'A', now - 3 * minute);
    await tell({ role: 'body-executor', body: 'mun-inta', person: 'person-7' }, 'B', now - 2 * minute);
    await tell({ body: 'mun-inta' }, 'C', now - minute);
    for (const other of [
      { role: 'body-executor', body: 'mun-usinsk' },
      { role: 'body-executor', body: 'mun-inta', person: 'person-8' },
      { role: 'body-head', body: 'mun-inta' },
      { role: 'centre-head' },
    ] as const)
      await tell(other, 'X', now - minute);
    const { status, headers, body } = await ask({ claims: executor });
    expect([status, headers['cache-control']]).toEqual([200, 'no-store']);
    expect(body.notices.map(({ appealId }) => appealId)).toEqual(['C', 'B', 'A']);
    expect(body.notices[0]).toEqual({
      ...{ kind: 'escalation', at: new Date(now - minute).toISOString(), isUrgent: false, title: 'Срок ответа истёк' },
      ...{ appealId: 'C', cycle: 1, level: 'overdue', dueAt: '2026-03-30T20:59:59.999Z' },
      ...{ sector: 'roads', category: 'potholes', body: 'mun-inta' },
    });
  });

  it('are not shown before they may be told', async () => {
    await tell({ role: 'centre-head' }, 'A', now + 60 * minute);
    expect((await ask({ claims: { centre_role: 'centre-head' } })).body.notices).toEqual([]);
  });

  it('of a sector are for whoever is in charge of it', async () => {
    await tell({ role: 'sector-lead', sector: 'roads' }, 'A', now - 2 * minute);
    await tell({ role: 'sector-lead', sector: 'energy' }, 'B', now - minute);
    await tell({ role: 'sector-lead', sector: 'transport' }, 'X', now - minute);
    const claims = { centre_role: 'sector-lead', centre_sectors: 'roads energy' };
    expect((await ask({ claims })).body.notices.map(({ appealId }) => appealId)).toEqual(['B', 'A']);
  });

  it('come page by page, each once', async () => {
    const ids = Array.from({ length: 7 }, (_, index) => `A-${index}`);
    for (const [index, id] of ids.entries())
      await tell(
        index % 2 ? { body: 'mun-inta' } : { role: 'body-executor', body: 'mun-inta' },
        id,
        now - index * minute,
      );
    const seen: unknown[] = [];
    let query: Record<string, string> = { limit: '3' };
    for (let pages = 0; pages < 4; pages += 1) {
      const { body } = await ask({ claims: executor, query });
      seen.push(...body.notices.map(({ appealId }) => appealId));
      if (body.next === undefined) break;
      query = Object.fromEntries(new URL(body.next, 'https://centre').searchParams);
    }
    expect(seen).toEqual(ids);
  });

  it('may be digests', async () => {
    const counts = {
      open: 3,
      waiting: 1,
      atRisk: 1,
      overdue: 1,
      overdueBadly: 0,
      firstAnswers: 0,
      fresh: 1,
      reopenRequests: 0,
      reopenRequestsOverdue: 0,
    };
    const line = { appealId: 'A', level: 'overdue', dueAt: now, category: 'potholes' } as const;
    const digest = { kind: 'digest', day: '2026-03-30', ...counts, mostUrgent: [line] } as const;
    const addressed = { recipient: { role: 'centre-head' }, createdAt: now, notBefore: now - minute } as const;
    await started.put(digestNoticeItem({ ...digest, ...addressed }, now - minute));
    expect((await ask({ claims: { centre_role: 'centre-head' } })).body.notices).toEqual([
      {
        ...{ kind: 'digest', at: new Date(now - minute).toISOString(), isUrgent: false, title: 'Сводка на утро' },
        ...{ day: '2026-03-30', ...counts, mostUrgent: [{ ...line, dueAt: new Date(now).toISOString() }] },
      },
    ]);
  });
});

describe('refused, without a trace of the content, is', () => {
  it.each([
    ['no token', undefined, 401],
    ['a role that there is not', { centre_role: 'emperor' }, 403],
    ['a token for somebody else', { ...executor, aud: 'another' }, 401],
  ])('%s', async (_, claims, expected) => {
    await tell({ role: 'body-executor', body: 'mun-inta' }, 'SECRET', now - minute);
    const { status, text } = await ask({ claims });
    expect(status).toBe(expected);
    expect(text).not.toContain('SECRET');
  });

  it.each([
    ['limit=0', { limit: '0' }],
    ['another field', { recipient: 'curator' }],
    ['a cursor of no page', { cursor: '§' }],
  ])('a query with %s', async (_, query) => {
    expect((await ask({ claims: executor, query })).status).toBe(400);
  });
});

it('each look is logged, with who and how many', async () => {
  await ask({ claims: executor });
  const line = started.log
    .text()
    .split('\n')
    .findLast((one) => one.includes('RCC_NOTICES_READ'));
  expect(JSON.parse(line ?? '{}')).toMatchObject({
    staff: 'person-7',
    role: 'body-executor',
    body: 'mun-inta',
    count: 0,
  });
});

async function start() {
  const [dynamo, issuer] = await Promise.all([startDynamo(), startIssuer()]);
  const tables = await createCentreTables(dynamo);
  Object.assign(process.env, awsEnvironment({ dynamo }), {
    CENTRE_TABLE: 'centre',
    IDENTITY_ISSUER: issuer.url,
    IDENTITY_AUDIENCE: 'the-centre',
    IDENTITY_JWKS_URL: issuer.jwksUrl,
    IDENTITY_ROLE_CLAIM: 'centre_role',
    IDENTITY_BODY_CLAIM: 'centre_body',
    IDENTITY_SECTORS_CLAIM: 'centre_sectors',
  });
  const log = captureLog();
  const { handler } = await import('#functions/staff-notices/handler.ts');
  const put = (item: Record<string, unknown>) => tables.put('centre', item as never);
  return {
    log,
    put,
    tell: (recipient: Recipient, appealId: string, notBefore: number) =>
      put(
        escalationNoticeItem({
          ...{
            kind: 'escalation',
            appealId,
            cycle: 1,
            level: 'overdue',
            dueAt: Date.parse('2026-03-30T20:59:59.999Z'),
          },
          ...{ sector: 'roads', category: 'potholes', body: 'mun-inta', recipient, createdAt: notBefore, notBefore },
          municipality: undefined,
        }),
      ),
    async ask({ claims, query = {} }: { claims: object | undefined; query?: Readonly<Record<string, string>> }) {
      const token = claims && (await issuer.token({ sub: 'person-7', aud: 'the-centre', ...claims }));
      const headers = token === undefined ? {} : { authorization: `Bearer ${token}` };
      const event = { ...trigger, queryStringParameters: query, headers };
      const result = (await handler(event as never, {} as Context)) as APIGatewayProxyStructuredResultV2;
      const text = result.body ?? '';
      const body: { notices: Record<string, unknown>[]; next?: string } = JSON.parse(text);
      return { status: result.statusCode ?? 0, headers: result.headers ?? {}, body, text };
    },
    reset: () => tables.empty('centre'),
    async stop() {
      log.release();
      vi.restoreAllMocks();
      await Promise.all([dynamo.stop(), issuer.stop()]);
    },
  };
}
