import { Webhook } from 'standardwebhooks';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import trigger from '#events/triggers/receive-events.json' with { type: 'json' };
import { keyOf, sign } from '#shared/channels/standard-webhooks.ts';
import { canariesIn } from '#test/support/canary.ts';
import {
  newKey,
  now,
  oldKey,
  posted,
  type Sent,
  type StartedReceiving,
  sampleKey,
  startReceiving,
} from './start-receiving.ts';

let receiving: StartedReceiving;
beforeAll(async () => {
  receiving = await startReceiving();
});
afterEach(() => receiving.empty());
afterAll(async () => {
  expect(receiving.log.text()).toContain('RCC_SIGNATURE_REFUSED');
  expect(canariesIn(receiving.log.text())).toEqual([]);
  await receiving.stop();
});

const event = posted();
const body = JSON.stringify(event);
const signed = sign('msg_1', now, body, keyOf(sampleKey))['webhook-signature'];
const raw = signed.slice('v1,'.length);
const wrongKey = Buffer.from('another key of 24 bytes!').toString('base64');

describe('a request that is not authentic gets 401 without detail, and nothing is queued', () => {
  const headers = (changed: NonNullable<Sent['headers']>): Sent => ({ id: 'msg_1', headers: changed });
  const signature = (value: string | undefined) => headers({ 'webhook-signature': value });
  it.each<[string, Sent]>([
    ['no signature', signature(undefined)],
    ['an empty signature', signature('')],
    ['a version without a signature', signature('v1,')],
    ['a signature without a version', signature(raw)],
    ['a short signature', signature(signed.slice(0, -8))],
    [
      'a long signature',
      signature(`v1,${Buffer.concat([Buffer.from(raw, 'base64'), Buffer.from('+')]).toString('base64')}`),
    ],
    ['a signature of one bit less', signature(`v1,${Buffer.from(raw, 'base64').fill(0, 31).toString('base64')}`)],
    ['a signature in hex', signature(`v1,${Buffer.from(raw, 'base64').toString('hex')}`)],
    ['no signature but text', signature('v1,яяяя')],
    ['another version with the right signature', signature(`v2,${raw}`)],
    ['the version in capitals', signature(`V1,${raw}`)],
    ['the asymmetric version', signature(`v1a,${raw}`)],
    ['an unknown key', { key: wrongKey }],
    ['an empty key', { key: '' }],
    ['the key as text', { key: Buffer.from(sampleKey).toString('base64') }],
    ['a key of another source', { source: 'rotating' }],
    ['no id', headers({ 'webhook-id': undefined })],
    ['an empty id', headers({ 'webhook-id': '' })],
    ['another id', headers({ 'webhook-id': 'msg_2' })],
    ['the id twice', headers({ 'webhook-id': 'msg_1,msg_1' })],
    ['no timestamp', headers({ 'webhook-timestamp': undefined })],
    ['an empty timestamp', headers({ 'webhook-timestamp': '' })],
    ['a timestamp in words', headers({ 'webhook-timestamp': new Date(now).toISOString() })],
    ['a timestamp in milliseconds', headers({ 'webhook-timestamp': String(now) })],
    ['a timestamp with a part', headers({ 'webhook-timestamp': `${now / 1000}.0` })],
    ['a timestamp in hex', headers({ 'webhook-timestamp': `0x${(now / 1000).toString(16)}` })],
    ['a negative timestamp', headers({ 'webhook-timestamp': `-${now / 1000}` })],
    ['a timestamp that is no number', headers({ 'webhook-timestamp': 'NaN' })],
    ['the timestamp twice', headers({ 'webhook-timestamp': `${now / 1000},${now / 1000}` })],
    ['another timestamp', headers({ 'webhook-timestamp': String(now / 1000 + 1) })],
    ['signed 301 s ago', { at: now - 301_000 }],
    ['signed in 301 s', { at: now + 301_000 }],
    ['signed in 1970', { at: 0 }],
    ['a replay of yesterday', { receivedAt: now + 86_400_000 }],
    ['a body changed by one byte', { instead: body.replace('message', 'messagE') }],
    ['a body cut by one byte', { instead: body.slice(0, -1) }],
    ['a body with a line break after it', { instead: `${body}\n` }],
    ['a body with a mark before it', { instead: `\ufeff${body}` }],
    ['the same meaning in other bytes', { instead: JSON.stringify(event, null, 1) }],
    ['the same meaning in other escapes', { instead: body.replace('У', '\\u0423') }],
    ['no body', { instead: '' }],
    ['a source that nobody knows', { source: 'gossip' }],
    ['a source of odd characters', { source: '../rcc/portal' }],
    ['a source with a space', { source: 'portal ' }],
    ['a source with a wildcard', { source: '*' }],
    ['a source in another alphabet', { source: 'pоrtal' }],
    ['a source of 65 characters', { source: 'p'.repeat(65) }],
    ['a source that every object has', { source: '__proto__' }],
    ['no source', { source: '' }],
  ])('%s', async (_, sent) => {
    const { statusCode, headers, body: answer } = await receiving.post(body, sent);
    expect(statusCode).toBe(401);
    expect(headers?.['content-type']).toBe('application/problem+json; charset=utf-8');
    expect(JSON.parse(answer)).toEqual({
      type: 'urn:rcc:problem:signature-invalid',
      title: 'Подпись запроса не подтверждена',
      status: 401,
    });
    expect(await receiving.queued()).toEqual([]);
  });
});

describe('a request that is authentic is taken', () => {
  it('as the gateway hands it over: the sample', async () => {
    const answer = await receiving.send(trigger);
    expect(answer).toMatchObject({ statusCode: 202 });
    expect(await receiving.queued()).toHaveLength(1);
  });

  it.each<[string, Sent]>([
    ['signed 299 s ago', { at: now - 299_000 }],
    ['signed in 299 s', { at: now + 299_000 }],
    ['with the old of two keys', { source: 'rotating', key: oldKey }],
    ['with the new of two keys', { source: 'rotating', key: newKey }],
    ['without a content type, in base64', { headers: { 'content-type': undefined } }],
    ['of another type, in base64', { headers: { 'content-type': 'application/cloudevents+json' } }],
    ['with a charset', { headers: { 'content-type': 'application/json; charset=utf-8' } }],
    [
      'with the right signature behind a wrong one',
      { id: 'msg_1', headers: { 'webhook-signature': `v1,AAAA ${signed}` } },
    ],
    [
      'with the right signature before another version',
      { id: 'msg_1', headers: { 'webhook-signature': `${signed} v1a,AAAA` } },
    ],
  ])('%s', async (_, sent) => {
    expect(await receiving.post(body, sent)).toMatchObject({ statusCode: 202 });
    expect(await receiving.queued()).toMatchObject([{ events: [event] }]);
  });

  it('signed with a key of a pair: the old one until it is taken away, then the new one only', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const status = async (key: string) => (await receiving.post(body, { source: 'replaced', key })).statusCode;
    expect([await status(oldKey), await status(newKey)]).toEqual([202, 401]);
    receiving.secrets['rcc/replaced'] = JSON.stringify({ signing: [oldKey, newKey] });
    vi.setSystemTime(Date.now() + 301_000);
    expect([await status(oldKey), await status(newKey)]).toEqual([202, 202]);
    receiving.secrets['rcc/replaced'] = JSON.stringify({ signing: newKey });
    vi.setSystemTime(Date.now() + 301_000);
    expect([await status(oldKey), await status(newKey)]).toEqual([401, 202]);
    vi.useRealTimers();
  });
});

describe('the reference library of Standard Webhooks', () => {
  it('signs what the centre takes', async () => {
    const signature = new Webhook(sampleKey).sign('msg_3', new Date(now), body);
    expect(await receiving.post(body, { id: 'msg_3', headers: { 'webhook-signature': signature } })).toMatchObject({
      statusCode: 202,
    });
    expect(signature).toBe(sign('msg_3', now, body, keyOf(sampleKey))['webhook-signature']);
  });

  it('takes what the centre signs', () => {
    const at = Date.now();
    const headers = { ...sign('msg_4', at, body, keyOf(newKey)) };
    expect(new Webhook(newKey).verify(body, headers)).toEqual(event);
    expect(() => new Webhook(oldKey).verify(body, headers)).toThrow('No matching signature');
  });
});
