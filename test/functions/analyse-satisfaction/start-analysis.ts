import { DeleteCommand } from '@aws-sdk/lib-dynamodb';
import type { Context } from 'aws-lambda';
import * as z from 'zod';
import { appealId } from '#shared/domain/appeals/identity.ts';
import type { CycleRecord } from '#shared/domain/ratings/fact.ts';
import type { Invitation } from '#shared/domain/surveys/invitation.ts';
import { sha256 } from '#shared/lambda/sha256.ts';
import { documentClient } from '#shared/persistence/dynamo.ts';
import { factIndexKeys } from '#shared/persistence/fact-index.ts';
import { invitationKey } from '#shared/persistence/survey-items.ts';
import { aCycleRecord } from '#test/support/a-cycle-record.ts';
import { captureLog } from '#test/support/captured-log.ts';
import { createCentreTables } from '#test/support/centre-tables.ts';
import { awsEnvironment, startDynamo, startStorage } from '#test/support/emulators.ts';
import { startFaultProxy } from '#test/support/fault-proxy.ts';
import { termRules } from '#test/support/komi.ts';
import { moscow } from '#test/support/moscow.ts';
import { startKeys } from '#test/support/signing-keys.ts';

const answerSchema = z.object({
  reports: z.array(z.object({ period: z.string(), revision: z.number(), outcome: z.string() })).optional(),
  proposals: z.array(z.unknown()).optional(),
});

/** When the facts of March no longer change: the 11th of April, Moscow time. */
export const cutOff = moscow('2026-04-11');

/** The function with tables, an archive and a key of its own. */
export async function startAnalysis() {
  const [dynamo, storage, kms] = await Promise.all([startDynamo(), startStorage(), startKeys()]);
  const [database, objects, signing] = await Promise.all([
    startFaultProxy(dynamo.endpoint),
    startFaultProxy(storage.endpoint),
    startFaultProxy(kms.endpoint),
  ]);
  const tables = await createCentreTables(dynamo);
  await storage.createBucket('reports-bucket');
  const queues = { endpoint: 'http://127.0.0.1:1', stop: async () => {} };
  Object.assign(process.env, awsEnvironment({ dynamo: database, queues, storage: objects, keys: signing }), {
    APPEALS_TABLE: 'appeals',
    CENTRE_TABLE: 'centre',
    REPORTS_BUCKET: 'reports-bucket',
    REPORT_SIGNING_KEY: kms.addKey('reports'),
  });
  const log = captureLog();
  const { handler } = await import('#functions/analyse-satisfaction/handler.ts');
  const client = documentClient();
  let cases = 0;

  return {
    ...{ database, objects, signing, storage, tables, log },
    run: async (input: unknown) => answerSchema.parse(await handler(input, {} as Context)),
    /** An answered cycle, as `record-event` leaves it in the index; the answer is its number. */
    async aCycle(unusual: Partial<CycleRecord> = {}, invitation?: Pick<Invitation, 'outcome' | 'at'>): Promise<string> {
      cases += 1;
      const id = appealId('pos', String(cases), sha256);
      const record = aCycleRecord({
        ...{ appealId: id, answeredBy: 'mun-usinsk', municipality: 'usinsk' },
        ...{ clockStart: moscow('2026-03-02'), dueAt: moscow('2026-03-20'), answeredAt: moscow('2026-03-10') },
        ...unusual,
      });
      const keys = factIndexKeys(record, termRules.zone);
      await tables.put('appeals', { pk: id, sk: 'cycle#0001', fact: record, ...keys });
      if (invitation) await tables.put('centre', { ...invitationKey(record), tokenHash: 'a', ...invitation });
      return id;
    },
    keys: async () => (await storage.keysIn('reports-bucket')).sort(),
    read: (file: string, revision = 1, month = '2026-03') =>
      storage.read('reports-bucket', `reports/satisfaction/region/${month}/r${revision}/${file}`),
    async catalogue() {
      const items = await tables.scan('centre');
      return items.filter(({ pk }) => pk === 'reports#satisfaction#region').map(({ pk: _, ...entry }) => entry);
    },
    async remove(pk: string, sk: string) {
      await client.send(new DeleteCommand({ TableName: 'centre', Key: { pk, sk } }));
    },
    async stop() {
      client.destroy();
      log.release();
      await Promise.all([database, objects, signing, dynamo, storage, kms].map((emulator) => emulator.stop()));
    },
  };
}

export type StartedAnalysis = Awaited<ReturnType<typeof startAnalysis>>;
