import type { Context } from 'aws-lambda';
import type { AppealEvent } from '#events/event.ts';
import { refoldAppeals } from '#functions/refold-appeals/refold-appeals.ts';
import { functionLog } from '#shared/lambda/log.ts';
import { hexSha256 } from '#shared/lambda/sha256.ts';
import { documentClient } from '#shared/persistence/dynamo.ts';
import { dynamoOpenAppeals } from '#shared/persistence/open-appeals.ts';
import { dynamoRefoldRuns } from '#shared/persistence/refold-runs.ts';
import { dynamoRefoldStore } from '#shared/persistence/refold-store.ts';
import { appealRulesDigest } from '#shared/region/appeal-rules-digest.ts';
import { regionFiles } from '#shared/region/region.ts';
import { type RegionFiles, regionOf } from '#shared/region/region-of.ts';
import { aBatch, aMessage, idOf } from '#test/support/a-message.ts';
import { textModelFile } from '#test/support/a-text-model.ts';
import { captureLog } from '#test/support/captured-log.ts';
import { createCentreTables } from '#test/support/centre-tables.ts';
import { awsEnvironment, startDynamo, startQueues } from '#test/support/emulators.ts';
import { startFaultProxy } from '#test/support/fault-proxy.ts';

/** The function with tables of its own, `record-event` to fill them, and the same function in a region with other rules. */
export async function startRefolding({ runSeconds = '600' } = {}) {
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
    RUN_SECONDS: runSeconds,
  });
  const log = captureLog();
  const { handler: record } = await import('#functions/record-event/handler.ts');
  const { handler } = await import('#functions/refold-appeals/handler.ts');
  const client = documentClient();

  return {
    database,
    tables,
    log,
    async record(externalId: string, ...events: readonly AppealEvent[]): Promise<void> {
      const failures = await record(aBatch([aMessage(externalId, events)]), {} as Context);
      if (JSON.stringify(failures) !== '{"batchItemFailures":[]}') throw new Error(log.text());
    },
    run: async (input: unknown = {}) => await handler(input, {} as Context),
    /** As the next release would, whose region has these files. */
    async runIn(files: Partial<RegionFiles>, input: Parameters<typeof refoldAppeals>[0] = {}, runMs = 600_000) {
      const changed = { ...regionFiles, ...files };
      const region = regionOf(changed);
      return await refoldAppeals(input, {
        runs: dynamoRefoldRuns(client, 'centre'),
        open: dynamoOpenAppeals(client, 'appeals'),
        appeals: dynamoRefoldStore(client, { appeals: 'appeals', centre: 'centre' }, region.timeZone),
        region,
        rules: appealRulesDigest(changed, hexSha256),
        now: Date.now,
        runMs,
        log: functionLog('refold-appeals'),
      });
    },
    async item(externalId: string, sk = 'state') {
      return (await tables.appeal(idOf(externalId))).find((item) => item.sk === sk);
    },
    /** What runs have changed, appeal by appeal. */
    async changes() {
      const items = (await tables.scan('centre')).filter((item) => 'policy' in item);
      return items.sort((a, b) => String(a['appealId']).localeCompare(String(b['appealId'])));
    },
    /** As before the first run of all, or after one by other rules. */
    async reset({ isBeforeFirst = false } = {}) {
      database.fault = () => undefined;
      await Promise.all(['appeals', 'contacts', 'centre'].map((table) => tables.empty(table)));
      const earlier = { id: 'earlier', rules: 'earlier', startedAt: 1, isFirst: true, finishedAt: 2 };
      if (!isBeforeFirst) await tables.put('centre', { pk: 'refold#current', sk: 'run', ...earlier });
    },
    async stop() {
      log.release();
      await Promise.all([database, dynamo, queues].map((emulator) => emulator.stop()));
    },
  };
}

export type StartedRefolding = Awaited<ReturnType<typeof startRefolding>>;

/** The region's head with days off of its own: a new calendar. */
export function withDaysOff(...daysOff: readonly string[]): Partial<RegionFiles> {
  const { path, content } = regionFiles.region;
  return { region: { path, content: { ...Object(content), daysOff } } };
}
