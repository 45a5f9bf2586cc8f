import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { CitizenChannel } from '#shared/channels/citizen-channel.ts';
import { telegramBot } from '#shared/channels/telegram-bot.ts';
import { startService } from '#test/support/start-service.ts';
import { dead, failed, message, sentBy } from './sent-by.ts';

const token = '123456:AAE-secret_key';
let service: Awaited<ReturnType<typeof startService>>;
let channel: CitizenChannel;
beforeAll(async () => {
  service = await startService();
  channel = telegramBot({ apiUrl: service.endpoint, token, certificateAuthority: undefined });
});
afterAll(() => service.stop());
beforeEach(() => {
  service.received.length = 0;
  service.answer = { status: 200, json: { ok: true, result: { message_id: 5 } } };
});

const refusal = (status: number, description: string, parameters?: object) => ({
  status,
  json: { ok: false, error_code: status, description, ...(parameters && { parameters }) },
});

describe('a message on Telegram', () => {
  it('goes to the chat, without a preview of the link', async () => {
    expect(await sentBy(channel)).toBe('sent');
    const [{ url, headers, body } = { url: '', headers: {}, body: '' }] = service.received;
    expect(url).toBe(`/bot${token}/sendMessage`);
    expect(headers['content-type']).toBe('application/json');
    expect(JSON.parse(body)).toEqual({
      chat_id: '1234567',
      text: message.text,
      link_preview_options: { is_disabled: true },
    });
  });

  it.each([
    [refusal(403, 'Forbidden: bot was blocked by the user'), dead('blocked')],
    [refusal(403, 'Forbidden: user is deactivated'), dead('blocked')],
    [refusal(403, "Forbidden: bot can't initiate conversation with a user"), dead('blocked')],
    [refusal(400, 'Bad Request: chat not found'), dead('no-such-chat')],
    [refusal(400, 'Bad Request: PEER_ID_INVALID'), dead('no-such-chat')],
    [refusal(400, 'Bad Request: message is too long'), failed('status-400', { isOutage: false })],
    [refusal(401, 'Unauthorized'), failed('unauthorised')],
    [refusal(404, 'Not Found'), failed('unauthorised')],
    [
      refusal(429, 'Too Many Requests: retry after 34', { retry_after: 34 }),
      failed('status-429', { retryAfterMs: 34_000 }),
    ],
    [{ status: 429, json: '', headers: { 'retry-after': '3' } }, failed('status-429', { retryAfterMs: 3000 })],
    [{ status: 502, json: '<html>' }, failed('status-502')],
    [{ status: 200, json: '<html>' }, failed('unreadable-answer')],
    [{ status: 200, json: { ok: false } }, failed('unreadable-answer')],
  ])('after %o: %o', async (answer, outcome) => {
    service.answer = answer;
    expect(await sentBy(channel)).toEqual(outcome);
  });

  it.each(['http://127.0.0.1:1', 'http://telegram.example', 'https://no-such-host.invalid'])(
    'that cannot be sent to %s tells neither key nor address nor text',
    async (apiUrl) => {
      const away = telegramBot({ apiUrl, token, certificateAuthority: undefined });
      const outcome = await sentBy(away);
      expect(outcome).toMatchObject({ failed: apiUrl.includes('example') ? 'address-not-https' : 'unreachable' });
      expect(JSON.stringify(outcome)).not.toMatch(/secret_key|1234567|Оцените|centre\.example|127\.0\.0\.1/);
    },
  );
});
