import { once } from 'node:events';
import type { Readable } from 'node:stream';
import PostalMime from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import { freePort } from '#infra/local/net/loopback-server.ts';
import { moodOf } from './moods.ts';
import type { OutboxStore } from './outbox-store.ts';

/** Largest mail taken, bytes. */
const sizeLimit = 1024 * 1024;

/** No such mailbox; too many mails; not now. */
const refusals = { blocked: 550, flood: 450, down: 451 } as const;

/** A mail server for this machine and nobody else: it delivers nothing, and shows in the outbox what came. */
export async function serveMail(store: OutboxStore, port: number): Promise<{ url: string; stop(): Promise<void> }> {
  const server = new SMTPServer({
    authOptional: true,
    // There is no wire to listen on.
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    size: sizeLimit,
    onRcptTo({ address }, _, done) {
      const mood = moodOf(address);
      done(mood && Object.assign(new Error('as asked for'), { responseCode: refusals[mood] }));
    },
    onData(stream, { envelope: { rcptTo } }, done) {
      keep(
        store,
        stream,
        rcptTo.map(({ address }) => address),
      ).then(
        () => done(),
        () => done(new Error('unreadable')),
      );
    },
  });
  // A connection that breaks off is its sender's affair.
  server.on('error', () => undefined);
  const actual = await freePort(port);
  await once(server.listen(actual, '127.0.0.1'), 'listening');
  return {
    url: `smtp://127.0.0.1:${actual}`,
    stop: () => new Promise((done) => server.close(() => done())),
  };
}

async function keep(store: OutboxStore, stream: Readable, recipients: readonly string[]): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(Buffer.from(chunk));
  const { subject = '', text = '', messageId = '' } = await PostalMime.parse(Buffer.concat(chunks));
  const headers = { subject, 'message-id': messageId };
  store.add({
    receivedAt: new Date().toISOString(),
    channel: 'email',
    to: recipients.join(', '),
    path: `mailto:${recipients.join(',')}`,
    headers,
    body: text.trimEnd(),
  });
}
