import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { CitizenChannel } from '#shared/channels/citizen-channel.ts';
import { vkMessages } from '#shared/channels/vk-messages.ts';
import { startService } from '#test/support/start-service.ts';
import { dead, failed, message, sentBy } from './sent-by.ts';

let service: Awaited<ReturnType<typeof startService>>;
let channel: CitizenChannel;
beforeAll(async () => {
  service = await startService();
  channel = vkMessages({ apiUrl: service.endpoint, token: 'vk1.a.KEY', certificateAuthority: undefined });
});
afterAll(() => service.stop());
beforeEach(() => {
  service.received.length = 0;
  service.answer = { status: 200, json: { response: 5 } };
});

const body = () => Object.fromEntries(new URLSearchParams(service.received.at(-1)?.body));
const error = (code: number) => ({ error: { error_code: code, error_msg: 'about 1234567', request_params: [] } });

describe('a message on VK', () => {
  it('goes in the body, with a number that stays the same', async () => {
    expect(await sentBy(channel)).toBe('sent');
    expect(await sentBy(channel)).toBe('sent');
    expect(service.received[0]?.url).toBe('/method/messages.send');
    const first = Object.fromEntries(new URLSearchParams(service.received[0]?.body));
    expect(first).toEqual({
      user_id: '1234567',
      random_id: expect.stringMatching(/^[1-9]\d{0,9}$/),
      message: message.text,
      dont_parse_links: '1',
      access_token: 'vk1.a.KEY',
      v: '5.199',
    });
    expect(Number(first['random_id'])).toBeLessThan(2 ** 31);
    expect(body()).toEqual(first);
    await channel.send({ ...message, id: 'survey-7K2M04QX9ZTA-2' });
    expect(body()['random_id']).not.toBe(first['random_id']);
  });

  it.each([
    ['1234567', { user_id: '1234567' }],
    ['id77', { user_id: '77' }],
    ['durov', { domain: 'durov' }],
    ['ident', { domain: 'ident' }],
  ])('for %s is addressed %o', async (to, expected) => {
    await sentBy(channel, to);
    expect(body()).toMatchObject(expected);
  });

  it.each([
    [18, dead('deleted')],
    [113, dead('no-such-user')],
    [900, dead('blacklisted')],
    [901, dead('not-permitted')],
    [902, dead('privacy')],
    [936, dead('no-such-user')],
    [1, failed('unknown-error')],
    [6, failed('too-many')],
    [9, failed('flood')],
    [10, failed('internal-error')],
    [14, failed('captcha')],
    [29, failed('rate-limit')],
    [5, failed('unauthorised')],
    [15, failed('unauthorised')],
    [27, failed('unauthorised')],
    [100, failed('code-100', { isOutage: false })],
    [914, failed('code-914', { isOutage: false })],
  ])('with error %i and status 200: %o', async (code, outcome) => {
    service.answer = { status: 200, json: error(code) };
    expect(await sentBy(channel)).toEqual(outcome);
  });

  it.each([
    [{ status: 500 }, failed('status-500')],
    [{ status: 429, headers: { 'retry-after': '7' } }, failed('status-429', { retryAfterMs: 7000 })],
    [{ status: 302, headers: { location: 'https://elsewhere.example' } }, failed('status-302', { isOutage: false })],
    [{ status: 200, json: '<html>' }, failed('unreadable-answer')],
    [{ status: 200, json: {} }, failed('unreadable-answer')],
  ])('after %o: %o', async (answer, outcome) => {
    service.answer = answer;
    expect(await sentBy(channel)).toEqual(outcome);
    expect(service.received).toHaveLength(1);
  });
});
