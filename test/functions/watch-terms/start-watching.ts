import type { Context } from 'aws-lambda';
import { vi } from 'vitest';
import type { AppealEvent } from '#events/event.ts';
import { noticeSchema } from '#shared/persistence/notice-items.ts';
import { aBatch, aMessage } from '#test/support/a-message.ts';
import { textModelFile } from '#test/support/a-text-model.ts';
import { captureLog } from '#test/support/captured-log.ts';
import { createCentreTables } from '#test/support/centre-tables.ts';
import { awsEnvironment, startDynamo, startQueues } from '#test/support/emulators.ts';
import { startFaultProxy } from '#test/support/fault-proxy.ts';
import { moscow, onMoscowClock } from '#test/support/moscow.ts';

/** The function with tables of its own, and `record-event` to fill them. The clock is the test's. */
export async function startWatching({ runSeconds = '600' } = {}) {
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
    MAIL: 'on',
    RUN_SECONDS: runSeconds,
  });
  const log = captureLog();
  vi.useFakeTimers({ toFake: ['Date'] });
  const { handler: record } = await import('#functions/record-event/handler.ts');
  const { handler } = await import('#functions/watch-terms/handler.ts');

  return {
    database,
    tables,
    log,
    async record(externalId: string, ...events: readonly AppealEvent[]): Promise<void> {
      const failures = await record(aBatch([aMessage(externalId, events)]), {} as Context);
      if (JSON.stringify(failures) !== '{"batchItemFailures":[]}') throw new Error(log.text());
    },
    /** A run at a time of the Moscow clock. */
    async run(at: string, input: unknown = {}) {
      vi.setSystemTime(moscow(at));
      return await handler(input, {} as Context);
    },
    /** Who is told what from when on, in the order of time. */
    async told() {
      const items = (await tables.scan('centre')).filter(({ pk }) => pk.startsWith('notices#'));
      return items
        .map((item) => {
          const notice = noticeSchema.parse(item);
          const what = notice.kind === 'escalation' ? notice.level : notice.kind;
          return `${onMoscowClock(notice.notBefore).slice(0, 16)} ${item.pk.slice('notices#'.length)} ${what}`;
        })
        .sort();
    },
    /** What the last run has logged. */
    logged(): Record<string, unknown> {
      const lines = log.text().split('\n');
      return JSON.parse(lines.findLast((line) => line.includes('RCC_TERMS_WATCHED')) ?? '{}');
    },
    async reset() {
      database.fault = () => undefined;
      await Promise.all(['appeals', 'contacts', 'centre'].map((table) => tables.empty(table)));
    },
    async stop() {
      vi.useRealTimers();
      log.release();
      await Promise.all([database, dynamo, queues].map((emulator) => emulator.stop()));
    },
  };
}

export type StartedWatching = Awaited<ReturnType<typeof startWatching>>;
