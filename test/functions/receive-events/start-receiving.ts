import { randomBytes } from 'node:crypto';
import { PurgeQueueCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import trigger from '#events/triggers/receive-events.json' with { type: 'json' };
import type { RecordMessageInput } from '#functions/record-event/contract.ts';
import { keyOf, sign } from '#shared/channels/standard-webhooks.ts';
import { canary, canaryAuthor } from '#test/support/canary.ts';
import { captureLog } from '#test/support/captured-log.ts';
import { awsEnvironment, startQueues, startSecrets } from '#test/support/emulators.ts';
import { startFaultProxy } from '#test/support/fault-proxy.ts';

/** The moment of the sample request, and the key it is signed with. */
export const now = trigger.requestContext.timeEpoch;
export const sampleKey = 'whsec_YSBzYW1wbGUga2V5LCBub3QgYSBzZWNyZXQhIQ==';
/** 24 and 64 bytes, the limits of Standard Webhooks. */
export const [oldKey = '', newKey = ''] = [24, 64].map((length) => randomBytes(length).toString('base64'));

let count = 0;

/** An event as a platform posts it, right or wrong, with a citizen whose words must not get out. */
export function posted(data: object = {}, rest: object = {}) {
  count += 1;
  const submission = { text: canary.words, kind: 'message', channel: 'portal', author: canaryAuthor };
  return {
    type: 'appeal.submitted',
    timestamp: '2026-03-12T11:14:00+03:00',
    data: { eventId: `event-${count}`, externalId: `appeal-${count}`, ...submission, ...data },
    ...rest,
  };
}

export interface Sent {
  readonly source?: string;
  readonly key?: string;
  readonly id?: string;
  /** When it was signed. */
  readonly at?: number;
  /** When it comes in. */
  readonly receivedAt?: number;
  /** Added to those of the signature; undefined takes one away. */
  readonly headers?: Readonly<Record<string, string | undefined>>;
  /** What comes in, where it is not what was signed. */
  readonly instead?: Buffer | string;
}

/** The only bodies that the gateway hands over as text. */
const textTypes = /^(text\/.*|application\/(json|xml|javascript))$/;

/** The function with a queue and secrets of its own. */
export async function startReceiving() {
  const secrets: Record<string, string> = {
    'rcc/portal': JSON.stringify({ signing: sampleKey }),
    'rcc/rotating': JSON.stringify({ signing: [oldKey, newKey] }),
    'rcc/replaced': JSON.stringify({ signing: oldKey }),
  };
  const [queues, vault] = await Promise.all([startQueues(), startSecrets(secrets)]);
  const proxy = await startFaultProxy(queues.endpoint);
  const queueUrl = await queues.createQueue('events');
  Object.assign(process.env, awsEnvironment({ queues: proxy, secrets: vault }), {
    EVENTS_QUEUE_URL: queueUrl.replace(queues.endpoint, proxy.endpoint),
    SOURCE_SECRET_PREFIX: 'rcc/',
  });
  const log = captureLog();
  const { handler } = await import('#functions/receive-events/handler.ts');
  const client = new SQSClient({ endpoint: queues.endpoint });

  async function send(event: unknown) {
    const answer = await handler(event as APIGatewayProxyEventV2, {} as Context);
    return answer as APIGatewayProxyStructuredResultV2 & { statusCode: number; body: string };
  }

  return {
    log,
    proxy,
    secrets,
    send,
    /** Signs a body and posts it through the gateway. */
    async post(body: unknown, { source = 'portal', key = sampleKey, at = now, receivedAt = now, ...sent }: Sent = {}) {
      const raw = Buffer.isBuffer(body) ? body : Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
      const signed = sign(sent.id ?? `msg_${count}`, at, raw, keyOf(key));
      const all = { ...trigger.headers, ...signed, ...sent.headers };
      const headers = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
      const isText = textTypes.test(`${headers['content-type'] ?? ''}`.split(';')[0] ?? '');
      const bytes = Buffer.from(sent.instead ?? raw);
      return send({
        ...trigger,
        headers,
        pathParameters: { source },
        requestContext: { ...trigger.requestContext, timeEpoch: receivedAt },
        body: bytes.toString(isText ? 'utf8' : 'base64'),
        isBase64Encoded: !isText,
      });
    },
    async queued(): Promise<RecordMessageInput[]> {
      return (await queues.messagesIn('events')).map(({ body }) => JSON.parse(body));
    },
    bodies: async () => (await queues.messagesIn('events')).map(({ body }) => body),
    empty: () => client.send(new PurgeQueueCommand({ QueueUrl: queueUrl })),
    async stop() {
      log.release();
      await Promise.all([proxy.stop(), queues.stop(), vault.stop()]);
    },
  };
}

export type StartedReceiving = Awaited<ReturnType<typeof startReceiving>>;
