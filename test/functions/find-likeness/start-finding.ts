import type { Context } from 'aws-lambda';
import * as z from 'zod';
import { aBatch, aMessage } from '#test/support/a-message.ts';
import { textModelFile } from '#test/support/a-text-model.ts';
import { anEvent } from '#test/support/an-event.ts';
import { canaryAuthor } from '#test/support/canary.ts';
import { captureLog } from '#test/support/captured-log.ts';
import { createCentreTables } from '#test/support/centre-tables.ts';
import { awsEnvironment, startDynamo, startQueues } from '#test/support/emulators.ts';
import { startFaultProxy } from '#test/support/fault-proxy.ts';

interface Told {
  readonly text: string;
  /** Day of March. */
  readonly day: string;
  readonly municipality?: string;
}

const foundSchema = z.looseObject({ groups: z.array(z.looseObject({ appealIds: z.array(z.string()) })) });

/** The function with tables of its own, and `record-event` to fill them. */
export async function startFinding() {
  const [dynamo, queues] = await Promise.all([startDynamo(), startQueues()]);
  const database = await startFaultProxy(dynamo.endpoint);
  const tables = await createCentreTables(dynamo);
  Object.assign(process.env, awsEnvironment({ dynamo: database, queues }), {
    APPEALS_TABLE: 'appeals',
    CONTACTS_TABLE: 'contacts',
    CENTRE_TABLE: 'centre',
    DELIVERIES_QUEUE_URL: await queues.createQueue('deliveries'),
    DEAD_LETTER_QUEUE_URL: await queues.createQueue('events-dead'),
    TEXT_MODEL: textModelFile(),
  });
  const log = captureLog();
  const { handler: record } = await import('#functions/record-event/handler.ts');
  const { handler } = await import('#functions/find-likeness/handler.ts');

  return {
    database,
    tables,
    log,
    /** A message about heating, as a platform tells it. */
    about: (externalId: string, { text, day, municipality = 'inta' }: Told) =>
      aMessage(externalId, [
        anEvent('appeal.submitted', `2026-03-${day}T10:00:00+03:00`, {
          text,
          municipality,
          author: canaryAuthor,
          latitude: 66.04,
          longitude: 60.12,
        }),
        anEvent('appeal.classified', `2026-03-${day}T11:00:00+03:00`, {
          ...{ sector: 'housing', category: 'heating', by: 'source', municipality },
        }),
      ]),
    async record(messages: readonly unknown[]): Promise<void> {
      const failures = await record(aBatch(messages), {} as Context);
      if (JSON.stringify(failures) !== '{"batchItemFailures":[]}') throw new Error(log.text());
    },
    run: async (scheduledAt: string) => await handler({ scheduledAt }, {} as Context),
    /** What was found, by municipality and category. */
    async found() {
      const items = await tables.scan('centre');
      return Object.fromEntries(items.map(({ pk, sk, ...item }) => [`${pk} ${sk}`, foundSchema.parse(item)]));
    },
    async reset() {
      database.fault = () => undefined;
      await Promise.all(['appeals', 'contacts', 'centre'].map((table) => tables.empty(table)));
    },
    async stop() {
      log.release();
      await Promise.all([database, dynamo, queues].map((emulator) => emulator.stop()));
    },
  };
}

export type StartedFinding = Awaited<ReturnType<typeof startFinding>>;
