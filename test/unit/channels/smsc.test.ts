import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { CitizenChannel } from '#shared/channels/citizen-channel.ts';
import { smsProviders } from '#shared/channels/sms/providers.ts';
import { startService } from '#test/support/start-service.ts';
import { dead, failed, message, sentBy } from './sent-by.ts';

let service: Awaited<ReturnType<typeof startService>>;
let channel: CitizenChannel;
const account = () => ({ apiUrl: service.endpoint, token: 'KEY', certificateAuthority: undefined });
beforeAll(async () => {
  service = await startService();
  channel = smsProviders.smsc(account(), 'CUR-KOMI');
});
afterAll(() => service.stop());
beforeEach(() => {
  service.received.length = 0;
  service.answer = { status: 200, json: { id: 7, cnt: 2 } };
});

const sent = () => ({ url: service.received[0]?.url, body: JSON.parse(service.received[0]?.body ?? '') });

describe('an SMS', () => {
  it('goes by SMSC under the agreed name, with nothing of it in the address', async () => {
    expect(await sentBy(channel, '+7 (912) 345-67-89')).toBe('sent');
    expect(sent()).toEqual({
      url: '/rest/send/',
      body: {
        ...{ apikey: 'KEY', phones: '+79123456789', mes: message.text },
        ...{ sender: 'CUR-KOMI', charset: 'utf-8', fmt: 3 },
      },
    });
  });

  it('goes without a name where none is agreed', async () => {
    expect(await sentBy(smsProviders.smsc(account(), undefined))).toBe('sent');
    expect(sent().body).not.toHaveProperty('sender');
  });

  it.each([
    [1, failed('code-1', { isOutage: false })],
    [2, failed('unauthorised')],
    [3, failed('no-funds')],
    [4, failed('address-blocked')],
    [5, failed('code-5', { isOutage: false })],
    [6, failed('forbidden-text', { isOutage: false })],
    [7, dead('wrong-number')],
    [8, { refused: 'undeliverable', isContactDead: false }],
    [9, failed('too-often', { retryAfterMs: 60_000 })],
  ])('with error %i and status 200: %o', async (code, outcome) => {
    service.answer = { status: 200, json: { error: 'about +79123456789', error_code: code, id: 7 } };
    expect(await sentBy(channel)).toEqual(outcome);
  });

  it.each([
    [{ status: 503 }, failed('status-503')],
    [{ status: 200, json: 'OK' }, failed('unreadable-answer')],
  ])('after %o: %o', async (answer, outcome) => {
    service.answer = answer;
    expect(await sentBy(channel)).toEqual(outcome);
  });
});
