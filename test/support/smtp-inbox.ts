import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import PostalMime from 'postal-mime';
import { SMTPServer } from 'smtp-server';

/** A mail as it came over the wire. */
interface ReceivedMail {
  readonly to: readonly string[];
  readonly from: string;
  readonly subject: string;
  readonly text: string;
  readonly messageId: string;
  /** By name in small letters. */
  readonly headers: Readonly<Record<string, string>>;
}

export interface SmtpInbox {
  readonly url: string;
  readonly received: ReceivedMail[];
  /** What the server answers to a recipient instead of taking mail; read at each one. */
  answer: (address: string) => { readonly code: number; readonly text?: string } | undefined;
  /** Runs when a mail is there, before the server says so: what happens between sending and knowing of it. */
  onReceived: () => void | Promise<void>;
  stop(): Promise<void>;
}

/** A real SMTP server on 127.0.0.1. */
export async function startSmtpInbox(): Promise<SmtpInbox> {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    onRcptTo({ address }, _, done) {
      const answer = inbox.answer(address);
      done(answer && Object.assign(new Error(answer.text ?? `not ${address}`), { responseCode: answer.code }));
    },
    async onData(stream, { envelope: { rcptTo } }, done) {
      const chunks: Buffer[] = [];
      for await (const chunk of stream) chunks.push(Buffer.from(chunk));
      const { from, subject = '', text = '', messageId = '', headers } = await PostalMime.parse(Buffer.concat(chunks));
      const to = rcptTo.map(({ address }) => address);
      inbox.received.push({
        ...{ to, from: from?.address ?? '', subject, text, messageId },
        // Another attempt has another date.
        headers: Object.fromEntries(headers.filter(({ key }) => key !== 'date').map(({ key, value }) => [key, value])),
      });
      await inbox.onReceived();
      done();
    },
  });
  server.on('error', () => undefined);
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.server.address() as AddressInfo;
  const inbox: SmtpInbox = {
    url: `smtp://127.0.0.1:${port}`,
    received: [],
    answer: () => undefined,
    onReceived: () => undefined,
    stop: () => new Promise((done) => server.close(() => done())),
  };
  return inbox;
}
