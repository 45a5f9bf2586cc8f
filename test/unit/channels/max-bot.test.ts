import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { CitizenChannel } from '#shared/channels/citizen-channel.ts';
import { maxBot } from '#shared/channels/max-bot.ts';
import { startService } from '#test/support/start-service.ts';
import { dead, failed, message, sentBy } from './sent-by.ts';

let service: Awaited<ReturnType<typeof startService>>;
let channel: CitizenChannel;
beforeAll(async () => {
  service = await startService();
  channel = maxBot({ apiUrl: service.endpoint, token: 'KEY', certificateAuthority: undefined });
});
afterAll(() => service.stop());
beforeEach(() => {
  service.received.length = 0;
  service.answer = { status: 200, json: { message: { body: { mid: 'mid.1' } } } };
});

describe('a message on MAX', () => {
  it('goes to the user, with the key in a header and without a preview of the link', async () => {
    expect(await sentBy(channel)).toBe('sent');
    const [{ url, headers, body } = { url: '', headers: {}, body: '' }] = service.received;
    expect(url).toBe('/messages?user_id=1234567&disable_link_preview=true');
    expect(headers['authorization']).toBe('KEY');
    expect(JSON.parse(body)).toEqual({ text: message.text });
  });

  it.each([
    [{ status: 403, json: { code: 'chat.denied', message: 'error.dialog.suspended' } }, dead('blocked')],
    [{ status: 200, json: { success: false, code: 'chat.denied', message: '' } }, dead('blocked')],
    [{ status: 404, json: { code: 'chat.not.found', message: 'Chat 1234567 not found' } }, dead('no-such-chat')],
    [{ status: 404, json: {} }, failed('status-404', { isOutage: false })],
    [{ status: 400, json: { code: 'proto.payload', message: '' } }, failed('status-400', { isOutage: false })],
    [{ status: 401, json: { code: 'verify.token', message: 'Invalid access_token' } }, failed('unauthorised')],
    [{ status: 429, json: { code: 'too.many.requests', message: '' } }, failed('status-429')],
    [{ status: 503, json: '' }, failed('status-503')],
    [{ status: 200, json: '<html>' }, failed('unreadable-answer')],
  ])('after %o: %o', async (answer, outcome) => {
    service.answer = answer;
    expect(await sentBy(channel)).toEqual(outcome);
  });
});
