import { createHash } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { messageSchema } from '#functions/record-event/contract.ts';
import { appealId } from '#shared/domain/appeals/identity.ts';
import { canariesIn } from '#test/support/canary.ts';
import type { FaultProxy } from '#test/support/fault-proxy.ts';
import { now, posted, type StartedReceiving, startReceiving } from './start-receiving.ts';

let receiving: StartedReceiving;
beforeAll(async () => {
  receiving = await startReceiving();
});
afterEach(async () => {
  receiving.proxy.fault = () => undefined;
  await receiving.empty();
});
afterAll(async () => {
  expect(canariesIn(receiving.log.text())).toEqual([]);
  await receiving.stop();
});

const sha256 = (text: string) => createHash('sha256').update(text).digest();
const limit = 256 * 1024;

function eventsOfAppeals(count: number, appeals: number, data: object = {}) {
  return Array.from({ length: count }, (_, n) => posted({ externalId: `${appeals}-${n % appeals}`, ...data }));
}

describe('accepted events', () => {
  it('are answered by an id each, in order', async () => {
    const events = eventsOfAppeals(7, 3);
    const { statusCode, headers, body } = await receiving.post(events);
    expect(statusCode).toBe(202);
    expect(headers).toMatchObject({ 'content-type': 'application/json; charset=utf-8' });
    expect(JSON.parse(body)).toEqual({
      accepted: events.map(({ data: { eventId, externalId } }) => ({
        eventId,
        appealId: appealId('portal', externalId, sha256),
      })),
    });
  });

  it('are queued as the next function reads them, a single one too', async () => {
    const event = posted();
    await receiving.post(event);
    const [body = '', ...others] = await receiving.bodies();
    expect(others).toEqual([]);
    const { externalId } = event.data;
    const message = { kind: 'events', source: 'portal', externalId, receivedAt: new Date(now).toISOString() };
    expect(messageSchema.parse(JSON.parse(body))).toEqual({ ...message, events: [event] });
  });

  it('are accepted a second time like the first: repeats are told apart where they are stored', async () => {
    const event = posted();
    const [first, second] = [await receiving.post(event), await receiving.post(event)];
    expect(second).toEqual(first);
    expect(await receiving.queued()).toHaveLength(2);
  });

  it.each([1, 7, 100])('100 for %i appeals are a message each appeal, nothing lost, in order', async (appeals) => {
    const events = eventsOfAppeals(100, appeals);
    expect(await receiving.post(events)).toMatchObject({ statusCode: 202 });
    const messages = (await receiving.queued()).flatMap((message) => (message.kind === 'events' ? [message] : []));
    expect(messages).toHaveLength(appeals);
    for (const { externalId, events: own } of messages) {
      expect(own).toEqual(events.filter(({ data }) => data.externalId === externalId));
    }
  });

  it('of one appeal that no message holds are split, each part within the limit', async () => {
    const overhead = Buffer.byteLength(JSON.stringify(eventsOfAppeals(100, 1, { text: '' }))) + 200;
    const events = eventsOfAppeals(100, 1, { text: 'я'.repeat(Math.floor((limit - overhead) / 200)) });
    const last = events.at(-1)?.data ?? { text: '' };
    last.text += 'z'.repeat(limit - Buffer.byteLength(JSON.stringify(events)));
    expect(await receiving.post(events)).toMatchObject({ statusCode: 202 });
    const bodies = await receiving.bodies();
    expect(bodies.length).toBeGreaterThan(1);
    for (const part of bodies) expect(Buffer.byteLength(part)).toBeLessThanOrEqual(limit);
    const parts = await receiving.queued();
    expect(parts.flatMap((message) => (message.kind === 'events' ? message.events : []))).toEqual(events);
  });

  it('of an unknown type are queued whole', async () => {
    const event = {
      type: 'appeal.photographed',
      timestamp: '2026-03-12T11:14:00Z',
      data: { eventId: 'p', externalId: 'x', deep: { er: [1.5, null, { '': true }] } },
    };
    await receiving.post(event);
    expect(await receiving.queued()).toMatchObject([{ events: [event] }]);
  });

  it('may hold any character of JSON: what the queue does not take is escaped, half an emoji is replaced', async () => {
    const text = '\u0000\u0001\t\n\u007f\u2028\ufeff\ufffe\uffff😀\u{10ffff}"\\/';
    const half = JSON.stringify(posted({ text })).replace('😀', '😀\\ud83d');
    expect(await receiving.post(half)).toMatchObject({ statusCode: 202 });
    expect(await receiving.queued()).toMatchObject([{ events: [{ data: { text: text.replace('😀', '😀\ufffd') } }] }]);
  });
});

describe('while the queue', () => {
  const refusal = (body: object) => ({ status: 503, body: JSON.stringify(body) });
  it.each<[string, FaultProxy['fault']]>([
    ['fails', () => refusal({ __type: 'ServiceUnavailable' })],
    ['is not there', () => ({ status: 400, body: '{"__type":"com.amazonaws.sqs#QueueDoesNotExist"}' })],
    ['is not ours', () => ({ status: 403, body: '{"__type":"AccessDeniedException"}' })],
    ['never answers', () => 'hang'],
    [
      'takes only a part',
      () => ({
        status: 200,
        body: '{"Successful":[],"Failed":[{"Id":"0","Code":"InternalError","SenderFault":false}]}',
      }),
    ],
  ])('%s, the platform is asked to come again', async (_, fault) => {
    receiving.proxy.fault = fault;
    await expectComeAgain();
  });

  it('is down, the platform is asked to come again, and then all is taken', async () => {
    await receiving.proxy.down();
    await expectComeAgain();
    await receiving.proxy.up();
    expect(await receiving.post(posted())).toMatchObject({ statusCode: 202 });
    expect(await receiving.queued()).toHaveLength(1);
  });

  it('loses its answers on the way, repeats do no harm: every event is there at least once', async () => {
    let cuts = 2;
    receiving.proxy.fault = () => (cuts-- > 0 ? 'cut' : undefined);
    const events = eventsOfAppeals(20, 20);
    const { statusCode } = await receiving.post(events);
    if (statusCode !== 202) expect(await receiving.post(events)).toMatchObject({ statusCode: 202 });
    const ids = new Set((await receiving.queued()).map((message) => message.kind === 'events' && message.externalId));
    expect(ids.size).toBe(20);
  });

  async function expectComeAgain() {
    const { statusCode, headers, body } = await receiving.post(eventsOfAppeals(3, 3));
    expect(statusCode).toBe(503);
    expect(headers).toMatchObject({ 'retry-after': '30', 'content-type': 'application/problem+json; charset=utf-8' });
    expect(JSON.parse(body).type).toBe('urn:rcc:problem:queue-unavailable');
    expect(receiving.log.text()).toContain('RCC_EVENTS_NOT_QUEUED');
    expect(canariesIn(body)).toEqual([]);
  }
});

it('while the secrets cannot be read, nobody is refused for good', async () => {
  receiving.secrets['rcc/broken'] = '{"signing":""}';
  const { statusCode, body } = await receiving.post(posted(), { source: 'broken' });
  expect(statusCode).toBe(500);
  expect(JSON.parse(body)).toMatchObject({ type: 'urn:rcc:problem:unexpected' });
  expect(receiving.log.text()).toContain('RCC_REQUEST_FAILED');
});
