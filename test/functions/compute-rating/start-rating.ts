import { DeleteMessageCommand, PurgeQueueCommand, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { Context, SQSBatchResponse, SQSEvent } from 'aws-lambda';
import * as z from 'zod';
import { aBatch, aMessage } from '#test/support/a-message.ts';
import { textModelFile } from '#test/support/a-text-model.ts';
import { anEvent } from '#test/support/an-event.ts';
import { canary, canaryAuthor } from '#test/support/canary.ts';
import { captureLog } from '#test/support/captured-log.ts';
import { createCentreTables } from '#test/support/centre-tables.ts';
import { awsEnvironment, startDynamo, startQueues, startStorage } from '#test/support/emulators.ts';
import { startFaultProxy } from '#test/support/fault-proxy.ts';
import { startKeys } from '#test/support/signing-keys.ts';

/** When the facts of March no longer change: the 11th of April, Moscow time. */
export const cutOff = Date.parse('2026-04-10T21:00:00Z');

interface Case {
  readonly body?: string;
  /** Of 2026. */
  readonly month?: string;
  /** Day of the month. */
  readonly submitted?: string;
  readonly answered?: string | undefined;
  readonly mark?: number | undefined;
  readonly source?: string;
}

const reportsSchema = z.array(
  z.object({ league: z.string(), period: z.string(), revision: z.number(), outcome: z.string() }),
);
const runSchema = z.object({
  id: z.string(),
  periods: z.array(z.string()),
  state: z.enum(['counting', 'folding', 'finished', 'failed']),
  failure: z.string().optional(),
  shards: z.object({ counted: z.number(), all: z.number() }),
  reports: reportsSchema,
});
const answerSchema = z.union([z.object({ run: runSchema }), z.object({ reports: reportsSchema })]);
const proposalsSchema = z.object({ proposals: z.array(z.unknown()) });

type Consumer = (event: SQSEvent, context: Context) => Promise<SQSBatchResponse | undefined>;

/** The three functions of a rating with tables, queues and buckets of their own, and `record-event` to fill the tables. */
export async function startRating() {
  const [dynamo, queues, storage, kms] = await Promise.all([startDynamo(), startQueues(), startStorage(), startKeys()]);
  const [database, objects, signing] = await Promise.all([
    startFaultProxy(dynamo.endpoint),
    startFaultProxy(storage.endpoint),
    startFaultProxy(kms.endpoint),
  ]);
  const tables = await createCentreTables(dynamo);
  const [countsQueue, foldsQueue] = [await queues.createQueue('counts'), await queues.createQueue('folds')];
  for (const bucket of ['reports-bucket', 'runs-bucket']) await storage.createBucket(bucket);
  Object.assign(process.env, awsEnvironment({ dynamo: database, queues, storage: objects, keys: signing }), {
    APPEALS_TABLE: 'appeals',
    CONTACTS_TABLE: 'contacts',
    CENTRE_TABLE: 'centre',
    DELIVERIES_QUEUE_URL: await queues.createQueue('deliveries'),
    DEAD_LETTER_QUEUE_URL: await queues.createQueue('events-dead'),
    TEXT_MODEL: textModelFile(),
    COUNTS_QUEUE_URL: countsQueue,
    FOLDS_QUEUE_URL: foldsQueue,
    RUNS_BUCKET: 'runs-bucket',
    REPORTS_BUCKET: 'reports-bucket',
    REPORT_SIGNING_KEY: kms.addKey('reports'),
  });
  const log = captureLog();
  const { handler: record } = await import('#functions/record-event/handler.ts');
  const { handler: compute } = await import('#functions/compute-rating/handler.ts');
  const { handler: count } = await import('#functions/count-cycles/handler.ts');
  const { handler: fold } = await import('#functions/fold-rating/handler.ts');
  const sqs = new SQSClient({});
  let cases = 0;

  async function tell(externalId: string, events: Parameters<typeof aMessage>[1], source = 'pos') {
    const receivedAt = new Date(Date.now()).toISOString();
    const message = aMessage(externalId, events, { source, receivedAt });
    const failures = await record(aBatch([message]), {} as Context);
    if (JSON.stringify(failures) !== '{"batchItemFailures":[]}') throw new Error(log.text());
  }

  const ask = async (input: unknown) => answerSchema.parse(await compute(input, {} as Context));

  /** What `compute-rating` says of a run, or of what starts one. */
  async function runOf(input: unknown) {
    const answer = await ask(input);
    if (!('run' in answer)) throw new TypeError('no run was asked for');
    return answer.run;
  }

  /** Whether the function is done with the message. */
  async function hand(consumer: Consumer, message: unknown, attempt = 1): Promise<boolean> {
    const failures = await consumer(aBatch([message], attempt), {} as Context);
    return failures?.batchItemFailures.length === 0;
  }

  /** Hands over what waits, each message so often before it is given up. */
  async function deliver(QueueUrl: string, consumer: Consumer, attempts: number): Promise<number> {
    const { Messages = [] } = await sqs.send(new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10 }));
    const work = Messages.map(async ({ Body = '', ReceiptHandle }) => {
      for (let attempt = 1; attempt <= attempts; attempt += 1) if (await hand(consumer, Body, attempt)) break;
      await sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));
    });
    return (await Promise.all(work)).length;
  }

  /** Forgets what waits, as if it had never been sent. */
  const purge = () =>
    Promise.all([countsQueue, foldsQueue].map((QueueUrl) => sqs.send(new PurgeQueueCommand({ QueueUrl }))));

  /** Has a run carried to its end; fails with its failure. */
  async function run(input: unknown, attempts = 1) {
    const answer = await ask(input);
    if ('reports' in answer) return answer.reports;
    for (;;) {
      const work = [deliver(countsQueue, count, attempts), deliver(foldsQueue, fold, attempts)];
      if ((await Promise.all(work)).some((messages) => messages > 0)) continue;
      const { state, failure, reports } = await runOf({ run: answer.run.id });
      if (state === 'finished') return reports;
      if (state !== 'failed') continue;
      await purge();
      throw new Error(failure);
    }
  }

  return {
    /** Messages by hand, past the queues. */
    count: (message: unknown) => hand(count, message),
    fold: (message: unknown) => hand(fold, message),
    runOf,
    run,
    proposals: async () => proposalsSchema.parse(await compute({ list: 'proposals' }, {} as Context)).proposals,
    purge,
    /** What waits on the queue, read. */
    async waiting(queue: 'counts' | 'folds') {
      return (await queues.messagesIn(queue)).map(({ body }): unknown => JSON.parse(body));
    },
    database,
    objects,
    signing,
    kms,
    storage,
    tables,
    log,
    tell,
    /** A message to the body, answered and rated; the answer is its number. */
    async aCase({ body = '', month = '03', submitted = '02', answered, mark, source = 'pos' }: Case): Promise<string> {
      cases += 1;
      const externalId = `case-${cases}`;
      const at = (day: string, hour: number) => `2026-${month}-${day}T${hour}:00:00+03:00`;
      const about = { text: canary.words, channel: 'portal', author: canaryAuthor } as const;
      const agency = body === '' ? undefined : body;
      const events = [anEvent('appeal.submitted', at(submitted, 10), { ...about, agency })];
      events.push(anEvent('appeal.registered', at(submitted, 11), { registeredAt: undefined }));
      if (answered) events.push(anEvent('appeal.answered', at(answered, 15), { agency: body }));
      if (answered && mark) events.push(anEvent('appeal.rated', at(answered, 18), { mark }));
      await tell(externalId, events, source);
      return externalId;
    },
    /** The archive's list of a league, as it is stored. */
    async catalogue(league: string) {
      const items = await tables.scan('centre');
      return items.filter(({ pk }) => pk === `reports#rating#${league}`).map(({ pk: _, ...entry }) => entry);
    },
    keys: async () => (await storage.keysIn('reports-bucket')).sort(),
    /** Files that the run works with. */
    parts: async (run: string) =>
      (await storage.keysIn('runs-bucket')).filter((key) => key.includes(`/${run}/`)).sort(),
    read: (league: string, revision: number, file: string) =>
      storage.read('reports-bucket', `reports/rating/${league}/2026-03/r${revision}/${file}`),
    async stop() {
      log.release();
      await Promise.all([database, objects, signing, dynamo, queues, storage, kms].map((emulator) => emulator.stop()));
    },
  };
}

export type StartedRating = Awaited<ReturnType<typeof startRating>>;
