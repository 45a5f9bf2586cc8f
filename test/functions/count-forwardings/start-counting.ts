import type { Context } from 'aws-lambda';
import { aBatch, aMessage } from '#test/support/a-message.ts';
import { textModelFile } from '#test/support/a-text-model.ts';
import { anEvent } from '#test/support/an-event.ts';
import { canary, canaryAuthor } from '#test/support/canary.ts';
import { captureLog } from '#test/support/captured-log.ts';
import { createCentreTables } from '#test/support/centre-tables.ts';
import { awsEnvironment, startDynamo, startQueues } from '#test/support/emulators.ts';
import { startFaultProxy } from '#test/support/fault-proxy.ts';

interface Told {
  readonly category?: string;
  readonly municipality?: string | undefined;
  /** Who answered it after it was handed on; nobody, where undefined. */
  readonly body?: string | undefined;
  /** Of the answer. */
  readonly day?: string;
  readonly isForwarded?: boolean;
}

/** The function with tables of its own, and `record-event` to fill them. */
export async function startCounting() {
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
  const { handler } = await import('#functions/count-forwardings/handler.ts');

  return {
    database,
    tables,
    log,
    /** A message about heating that the ministry handed on, as a platform tells it. */
    about(externalId: string, told: Told = {}) {
      const { category = 'heating', municipality = 'inta', body = 'mun-inta', day = '2026-03-12' } = told;
      const before = `${day.slice(0, 8)}01T10:00:00+03:00`;
      const from = { from: 'exec-minstroy', to: body ?? 'mun-inta' };
      const forwarded = told.isForwarded === false ? [] : [anEvent('appeal.forwarded', before, from)];
      const unanswered = 'body' in told && told.body === undefined;
      const place = 'municipality' in told ? told.municipality : municipality;
      return aMessage(externalId, [
        anEvent('appeal.submitted', before, { text: canary.words, author: canaryAuthor, municipality: place }),
        anEvent('appeal.classified', before, { sector: 'housing', category, by: 'source' }),
        ...forwarded,
        ...(unanswered ? [] : [anEvent('appeal.answered', `${day}T10:00:00+03:00`, { agency: body })]),
      ]);
    },
    async record(messages: readonly unknown[]): Promise<void> {
      for (let begin = 0; begin < messages.length; begin += 10) {
        const failures = await record(aBatch(messages.slice(begin, begin + 10)), {} as Context);
        if (JSON.stringify(failures) !== '{"batchItemFailures":[]}') throw new Error(log.text());
      }
    },
    run: async (scheduledAt: string) => await handler({ scheduledAt }, {} as Context),
    /** What is kept: the counts line by line, and when and of how many. */
    async kept() {
      const items = await tables.scan('centre');
      return items
        .filter(({ pk }) => pk.startsWith('routes#'))
        .map(({ counts, ...item }) => ({ ...item, counts: JSON.parse(String(counts)) as unknown[] }));
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

export type StartedCounting = Awaited<ReturnType<typeof startCounting>>;
