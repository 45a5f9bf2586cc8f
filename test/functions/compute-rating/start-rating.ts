import type { Context } from 'aws-lambda';
import { aBatch, aMessage } from '#test/support/a-message.ts';
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
  /** Day of March. */
  readonly submitted?: string;
  readonly answered?: string | undefined;
  readonly mark?: number | undefined;
  readonly source?: string;
}

interface Archived {
  readonly league: string;
  readonly period: string;
  readonly revision: number;
  readonly outcome: string;
}

/** The function with tables and a bucket of its own, and `record-event` to fill the tables. */
export async function startRating() {
  const [dynamo, queues, storage, kms] = await Promise.all([startDynamo(), startQueues(), startStorage(), startKeys()]);
  const [database, objects, signing] = await Promise.all([
    startFaultProxy(dynamo.endpoint),
    startFaultProxy(storage.endpoint),
    startFaultProxy(kms.endpoint),
  ]);
  const tables = await createCentreTables(dynamo);
  await storage.createBucket('reports-bucket');
  Object.assign(process.env, awsEnvironment({ dynamo: database, queues, storage: objects, keys: signing }), {
    APPEALS_TABLE: 'appeals',
    CONTACTS_TABLE: 'contacts',
    CENTRE_TABLE: 'centre',
    DELIVERIES_QUEUE_URL: await queues.createQueue('deliveries'),
    DEAD_LETTER_QUEUE_URL: await queues.createQueue('events-dead'),
    REPORTS_BUCKET: 'reports-bucket',
    REPORT_SIGNING_KEY: kms.addKey('reports'),
  });
  const log = captureLog();
  const { handler: record } = await import('#functions/record-event/handler.ts');
  const { handler } = await import('#functions/compute-rating/handler.ts');
  let count = 0;

  async function tell(externalId: string, events: Parameters<typeof aMessage>[1], source = 'pos') {
    const receivedAt = new Date(Date.now()).toISOString();
    const message = aMessage(externalId, events, { source, receivedAt });
    const failures = await record(aBatch([message]), {} as Context);
    if (JSON.stringify(failures) !== '{"batchItemFailures":[]}') throw new Error(log.text());
  }

  return {
    database,
    objects,
    signing,
    kms,
    storage,
    tables,
    log,
    tell,
    /** A message to the body, answered and rated; the answer is its number. */
    async aCase({ body = '', submitted = '02', answered, mark, source = 'pos' }: Case): Promise<string> {
      count += 1;
      const externalId = `case-${count}`;
      const at = (day: string, hour: number) => `2026-03-${day}T${hour}:00:00+03:00`;
      const about = { text: canary.words, channel: 'portal', author: canaryAuthor } as const;
      const agency = body === '' ? undefined : body;
      const events = [anEvent('appeal.submitted', at(submitted, 10), { ...about, agency })];
      events.push(anEvent('appeal.registered', at(submitted, 11), { registeredAt: undefined }));
      if (answered) events.push(anEvent('appeal.answered', at(answered, 15), { agency: body }));
      if (answered && mark) events.push(anEvent('appeal.rated', at(answered, 18), { mark }));
      await tell(externalId, events, source);
      return externalId;
    },
    run: async (input: unknown) => ((await handler(input, {} as Context)) as { reports: Archived[] }).reports,
    proposals: async () =>
      ((await handler({ list: 'proposals' }, {} as Context)) as { proposals: unknown[] }).proposals,
    /** The archive's list of a league, as it is stored. */
    async catalogue(league: string) {
      const items = await tables.scan('centre');
      return items.filter(({ pk }) => pk === `reports#rating#${league}`).map(({ pk: _, ...entry }) => entry);
    },
    keys: async () => (await storage.keysIn('reports-bucket')).sort(),
    read: (league: string, revision: number, file: string) =>
      storage.read('reports-bucket', `reports/rating/${league}/2026-03/r${revision}/${file}`),
    async stop() {
      log.release();
      await Promise.all([database, objects, signing, dynamo, queues, storage, kms].map((emulator) => emulator.stop()));
    },
  };
}

export type StartedRating = Awaited<ReturnType<typeof startRating>>;
