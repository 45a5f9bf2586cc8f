import { createHash, randomBytes } from 'node:crypto';
import type { Context, SQSBatchResponse, SQSEvent } from 'aws-lambda';
import trigger from '#events/triggers/deliver-message.json' with { type: 'json' };
import { messageSchema } from '#functions/deliver-message/contract.ts';
import { settingsSchema } from '#functions/deliver-message/env.ts';
import type { CitizenPorts } from '#functions/deliver-message/find-citizen.ts';
import { captureLog } from '#test/support/captured-log.ts';
import { createCentreTables } from '#test/support/centre-tables.ts';
import { awsEnvironment, startDynamo, startHttp, startQueues, startSecrets } from '#test/support/emulators.ts';
import { startFaultProxy } from '#test/support/fault-proxy.ts';

type Invitation = ReturnType<typeof anInvitation>;
type Received = { readonly headers: Record<string, string>; readonly body: string };

const [record] = trigger.Records;
export const sample: Invitation = JSON.parse(`${record?.body}`);
export const sampleTime = Number(record?.attributes.SentTimestamp);
/** 24 bytes, the shortest that Standard Webhooks allows, and another one. */
export const keys = [randomBytes(24), randomBytes(32)].map((bytes) => bytes.toString('base64'));

const pseudonymSecret = randomBytes(32).toString('hex');
/** What codes for the status of appeals are made with. */
export const statusSecret = randomBytes(32).toString('hex');

export function anInvitation(values: Partial<{ source: string; cycle: number; token: string; appealId: string }> = {}) {
  return {
    kind: 'survey-invitation',
    appealId: randomBytes(6).toString('hex').toUpperCase(),
    source: 'portal',
    externalId: '2026-03-000417',
    cycle: 1,
    category: 'roads-potholes',
    answeredAt: sampleTime - 1000,
    token: randomBytes(16).toString('base64url'),
    ...values,
  };
}

/** The function with a database, a dead-letter queue, secrets and a platform of its own. */
export async function startDelivery() {
  const received: Received[] = [];
  const platform = { status: 200, answerHeaders: {} as Record<string, string> };
  const secrets: Record<string, string> = {};
  const [dynamo, queues, vault, replyTo] = await Promise.all([
    startDynamo(),
    startQueues(),
    startSecrets(secrets),
    startHttp((body, headers) => {
      received.push({ body, headers: headers as Record<string, string> });
      return { status: platform.status, headers: platform.answerHeaders };
    }),
  ]);
  const tables = await createCentreTables(dynamo);
  const database = await startFaultProxy(dynamo.endpoint);
  const replyUrl = `${replyTo.endpoint}/replies`;
  secrets['centre/source/portal'] = JSON.stringify({ signing: `whsec_${keys[0]}`, replyUrl });
  secrets['centre/source/rotating'] = JSON.stringify({ signing: [keys[1], keys[0]], replyUrl });
  secrets['centre/source/silent'] = JSON.stringify({ signing: keys[0] });
  secrets['centre/source/insecure'] = JSON.stringify({ signing: keys[0], replyUrl: 'http://portal.example/replies' });
  secrets['centre/source/absent'] = JSON.stringify({ signing: keys[0], replyUrl: 'http://127.0.0.1:1/replies' });
  secrets['centre/source/broken'] = JSON.stringify({ signing: '', replyUrl });

  secrets['centre/status-codes'] = statusSecret;
  secrets['centre/pseudonyms'] = pseudonymSecret;

  Object.assign(process.env, awsEnvironment({ dynamo: database, queues, secrets: vault }), {
    CENTRE_TABLE: 'centre',
    CONTACTS_TABLE: 'contacts',
    STATUS_CODE_SECRET: 'centre/status-codes',
    PSEUDONYMS_SECRET: 'centre/pseudonyms',
    SOURCE_SECRET_PREFIX: 'centre/source/',
    PUBLIC_BASE_URL: 'https://centre.example',
    CHANNELS: '{}',
    QUEUE_URL: await queues.createQueue('deliveries'),
    DEAD_LETTER_QUEUE_URL: await queues.createQueue('deliveries-dead'),
  });
  const log = captureLog();
  const { handler } = await import('#functions/deliver-message/handler.ts');
  const { documentClient } = await import('#shared/persistence/dynamo.ts');
  const { dynamoSurveyStore } = await import('#shared/persistence/survey-store.ts');
  const { openPorts } = await import('#functions/deliver-message/open-ports.ts');
  const { deliverMessage } = await import('#functions/deliver-message/deliver-message.ts');
  const { functionLog } = await import('#shared/lambda/log.ts');
  const ports = openPorts(settingsSchema.parse(process.env), functionLog('deliver-message'));
  const client = documentClient();
  const store = dynamoSurveyStore(client, 'centre');

  return {
    received,
    platform,
    replyUrl,
    queues,
    log,
    client,
    database,
    tables,
    run: async (event: SQSEvent) => (await handler(event, {} as Context)) as SQSBatchResponse,
    /** Delivers messages in one batch; the answer lists the positions of those that are given back. */
    async deliver(bodies: readonly unknown[], attempt = 1): Promise<number[]> {
      const Records = bodies.map((body, index) => ({
        ...structuredClone(record),
        messageId: `message-${index}`,
        body: typeof body === 'string' ? body : JSON.stringify(body),
        attributes: { ...record?.attributes, ApproximateReceiveCount: String(attempt) },
      }));
      const { batchItemFailures } = (await handler({ Records } as SQSEvent, {} as Context)) as SQSBatchResponse;
      return batchItemFailures.map(({ itemIdentifier }) => Number(itemIdentifier.split('-')[1]));
    },
    /** Delivers a message by these ways, past the queue. Rejects where another attempt may succeed. */
    async deliverBy(message: unknown, channels: CitizenPorts['channels']): Promise<void> {
      await deliverMessage(messageSchema.parse(message), { ...ports, channels });
    },
    surveyOf: ({ token }: Pick<Invitation, 'token'>) => store.find(createHash('sha256').update(token).digest('hex')),
    async invitationOf(appealId: string, cycle = 1) {
      const items = await tables.scan('centre');
      return items.find(({ pk }) => pk === `invitation#${appealId}#${cycle}`);
    },
    async stop() {
      log.release();
      await Promise.all([database, dynamo, queues, vault, replyTo].map((emulator) => emulator.stop()));
    },
  };
}

export type StartedDelivery = Awaited<ReturnType<typeof startDelivery>>;
