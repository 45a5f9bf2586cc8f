import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { CitizenChannel } from '#shared/channels/citizen-channel.ts';
import { emailChannel } from '#shared/channels/email-channel.ts';
import { sesMail } from '#shared/channels/ses-mail.ts';
import { smtpMail } from '#shared/channels/smtp-mail.ts';
import { awsEnvironment } from '#test/support/emulators.ts';
import { type SmtpInbox, startSmtpInbox } from '#test/support/smtp-inbox.ts';
import { startService } from '#test/support/start-service.ts';
import { dead, failed, message, sentBy } from './sent-by.ts';

const optOutUrl = 'https://centre.example/s/AAAAAAAAAAAAAAAAAAAAAA/opt-out';
let inbox: SmtpInbox;
let channel: CitizenChannel;
beforeAll(async () => {
  inbox = await startSmtpInbox();
  channel = emailChannel(await smtpMail(inbox.url, 'centre@cur.example'));
});
afterAll(() => inbox.stop());
beforeEach(() => {
  inbox.received.length = 0;
  inbox.answer = () => undefined;
});

describe('a mail to a citizen', () => {
  it('can be opted out of by one click, and says so by its headers', async () => {
    expect(await channel.send({ ...message, to: 'ivanova@mail.example', optOutUrl })).toBe('sent');
    expect(inbox.received).toMatchObject([
      { to: ['ivanova@mail.example'], subject: message.subject, messageId: `<${message.id}@cur.example>` },
    ]);
    expect(inbox.received[0]?.headers).toMatchObject({
      'list-unsubscribe': `<${optOutUrl}>`,
      'list-unsubscribe-post': 'List-Unsubscribe=One-Click',
      'auto-submitted': 'auto-generated',
    });
  });

  it('that cannot be opted out of has no such headers', async () => {
    expect(await sentBy(channel, 'ivanova@mail.example')).toBe('sent');
    expect(Object.keys(inbox.received[0]?.headers ?? {}).filter((name) => name.startsWith('list-'))).toEqual([]);
  });

  it.each([
    [{ code: 550 }, dead('status-550')],
    [{ code: 551 }, dead('status-551')],
    [{ code: 553 }, dead('status-553')],
    [{ code: 550, text: '5.1.1 no such user' }, dead('status-550')],
    [
      { code: 550, text: '5.7.1 blocked by policy' },
      { refused: 'status-550', isContactDead: false },
    ],
    [
      { code: 552, text: '5.2.2 mailbox full' },
      { refused: 'status-552', isContactDead: false },
    ],
    [{ code: 554 }, { refused: 'status-554', isContactDead: false }],
    [{ code: 450 }, failed('status-450')],
    [{ code: 451 }, failed('status-451')],
  ])('to a mailbox that answers %o: %o', async (answer, outcome) => {
    inbox.answer = () => answer;
    expect(await sentBy(channel, 'ivanova@mail.example')).toEqual(outcome);
    expect(inbox.received).toEqual([]);
  });

  it('waits when the server is away', async () => {
    const away = emailChannel(await smtpMail('smtp://127.0.0.1:1', 'centre@cur.example'));
    const outcome = await sentBy(away, 'ivanova@mail.example');
    expect(outcome).toEqual(failed('ESOCKET'));
    expect(JSON.stringify(outcome)).not.toMatch(/ivanova|Оцените|127\.0\.0\.1/);
  });
});

describe('by SES', () => {
  it('the headers are the same, and what it refuses is the mail, not the mailbox', async () => {
    const ses = await startService();
    Object.assign(process.env, awsEnvironment({}), { AWS_ENDPOINT_URL_SESV2: ses.endpoint });
    const bySes = emailChannel(await sesMail('centre@cur.example'));
    const headers = { 'content-type': 'application/json' };
    ses.answer = { status: 200, headers, json: { MessageId: '1' } };
    expect(await bySes.send({ ...message, to: 'ivanova@mail.example', optOutUrl })).toBe('sent');
    expect(JSON.parse(ses.received[0]?.body ?? '').Content.Simple.Headers).toEqual([
      { Name: 'X-Mail-Id', Value: message.id },
      { Name: 'Auto-Submitted', Value: 'auto-generated' },
      { Name: 'List-Unsubscribe', Value: `<${optOutUrl}>` },
      { Name: 'List-Unsubscribe-Post', Value: 'List-Unsubscribe=One-Click' },
    ]);
    ses.answer = { status: 400, headers: { ...headers, 'x-amzn-errortype': 'MessageRejected' }, json: {} };
    expect(await sentBy(bySes)).toEqual({ refused: 'MessageRejected', isContactDead: false });
    ses.answer = { status: 429, headers: { ...headers, 'x-amzn-errortype': 'TooManyRequestsException' }, json: {} };
    expect(await sentBy(bySes)).toEqual(failed('TooManyRequestsException'));
    await ses.stop();
  });
});
