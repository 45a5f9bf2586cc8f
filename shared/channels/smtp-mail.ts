import type { Transporter } from 'nodemailer';
import * as z from 'zod/mini';
import { isLoopback } from './is-loopback.ts';
import { MailFailed, type MailSender, optOutHeaders } from './mail-sender.ts';

const timeoutMs = 10_000;

/** What a server says of a sender, a recipient or a mail; of the connection or the password it says nothing about the mail. */
const aboutTheMail = new Set<unknown>(['EENVELOPE', 'EMESSAGE']);

/**
 * Mails through an SMTP server, by its address: `smtps://account:password@host:465`. Throws when the address is not one that
 * the password may travel to. The library is loaded here, because only who sends by SMTP needs it.
 */
export async function smtpMail(address: string, from: string): Promise<MailSender> {
  const { hostname, port, protocol, username, password } = new URL(address);
  const isHere = isLoopback(hostname);
  if (protocol !== 'smtps:' && protocol !== 'smtp:') throw new MailFailed('address-not-smtp');
  const { createTransport } = await import('nodemailer');
  const transport = createTransport({
    host: hostname.replace(/^\[|\]$/g, ''),
    port: Number(port || (protocol === 'smtps:' ? 465 : 587)),
    secure: protocol === 'smtps:',
    // Nothing is sent in the clear but to this very machine.
    requireTLS: protocol === 'smtp:' && !isHere,
    ignoreTLS: isHere && protocol === 'smtp:',
    ...(username && { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } }),
    ...{ connectionTimeout: timeoutMs, greetingTimeout: timeoutMs, socketTimeout: timeoutMs },
    // Neither files nor addresses are fetched for a mail.
    ...{ disableFileAccess: true, disableUrlAccess: true },
  });
  return sender(transport, from);
}

function sender(transport: Transporter, from: string): MailSender {
  const domain = from.slice(from.lastIndexOf('@') + 1);
  return {
    async send({ id, to, subject, text, optOutUrl }) {
      try {
        const headers = { 'Auto-Submitted': 'auto-generated', ...optOutHeaders(optOutUrl) };
        await transport.sendMail({ from, to, subject, text, headers, messageId: `<${id}@${domain}>` });
        return 'sent';
      } catch (error) {
        const answer = answerSchema.safeParse(error).data;
        const { code, responseCode } = answer ?? {};
        if (answer === undefined || responseCode === undefined || !aboutTheMail.has(code))
          throw new MailFailed(code ?? 'unreachable');
        const reason = `status-${responseCode}`;
        if (responseCode >= 500) return { refused: reason, isMailboxDead: isMailboxDead(answer) };
        throw new MailFailed(reason);
      }
    },
  };
}

/** What the library's error says beside its message, which quotes addresses. */
const answerSchema = z.object({
  code: z.optional(z.string()),
  responseCode: z.optional(z.number()),
  /** What the server said, and to which command. */
  response: z._default(z.string(), ''),
  command: z.optional(z.string()),
});

/**
 * The mailbox is not there (RFC 5321, 4.2.3) or closed for good. With an enhanced status of policy or of the system (RFC 3463,
 * 5.7 and 5.3) the server means the sender, not the mailbox.
 */
function isMailboxDead({ responseCode, response, command }: z.infer<typeof answerSchema>): boolean {
  const isAboutRecipient =
    command === 'RCPT TO' && (responseCode === 550 || responseCode === 551 || responseCode === 553);
  return isAboutRecipient && !/^\d{3}[ -]5\.[37]\./.test(response);
}
