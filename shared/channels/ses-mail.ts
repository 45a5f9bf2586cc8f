import { MailFailed, type MailSender, optOutHeaders } from './mail-sender.ts';

const timeoutMs = 10_000;

/** What SES says of a mail that it will never take. */
const refusals = new Set(['MessageRejected', 'BadRequestException']);

/** Mails through Amazon SES. It names every mail itself, so ours stands in a header of its own. */
export async function sesMail(from: string): Promise<MailSender> {
  // Loaded here, because only who sends by SES needs it.
  const { SESv2Client, SendEmailCommand } = await import('@aws-sdk/client-sesv2');
  const requestHandler = { connectionTimeout: 2000, requestTimeout: timeoutMs, throwOnRequestTimeout: true };
  // One attempt: a repeat after a lost answer would be a second mail.
  const client = new SESv2Client({ maxAttempts: 1, requestHandler });
  return {
    async send({ id, to, subject, text, optOutUrl }) {
      const inRussian = (Data: string) => ({ Data, Charset: 'UTF-8' });
      const Simple = {
        Subject: inRussian(subject),
        Body: { Text: inRussian(text) },
        Headers: [
          { Name: 'X-Mail-Id', Value: id },
          { Name: 'Auto-Submitted', Value: 'auto-generated' },
          ...Object.entries(optOutHeaders(optOutUrl)).map(([Name, Value]) => ({ Name, Value })),
        ],
      };
      try {
        const Destination = { ToAddresses: [to] };
        await client.send(new SendEmailCommand({ FromEmailAddress: from, Destination, Content: { Simple } }));
        return 'sent';
      } catch (error) {
        const reason = error instanceof Error ? error.name : 'unreachable';
        // SES takes the mail before it knows the mailbox: what it refuses is the mail or the sender.
        if (refusals.has(reason)) return { refused: reason, isMailboxDead: false };
        throw new MailFailed(reason);
      }
    },
  };
}
