import type { Transporter } from 'nodemailer';
import { MailFailed, type MailSender } from './mail-sender.ts';

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
    async send({ id, to, subject, text }) {
      try {
        const headers = { 'Auto-Submitted': 'auto-generated' };
        await transport.sendMail({ from, to, subject, text, headers, messageId: `<${id}@${domain}>` });
        return 'sent';
      } catch (error) {
        const { code, responseCode } = answerIn(error);
        if (responseCode === undefined || !aboutTheMail.has(code)) throw new MailFailed(code ?? 'unreachable');
        const reason = `status-${responseCode}`;
        if (responseCode >= 500) return { refused: reason };
        throw new MailFailed(reason);
      }
    },
  };
}

/** What the library's error says beside its message, which quotes addresses. */
function answerIn(error: unknown): { code?: string; responseCode?: number } {
  if (!(error instanceof Error)) return {};
  return {
    ...('code' in error && typeof error.code === 'string' ? { code: error.code } : {}),
    ...('responseCode' in error && typeof error.responseCode === 'number' ? { responseCode: error.responseCode } : {}),
  };
}

function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d+){3}$/.test(hostname);
}
