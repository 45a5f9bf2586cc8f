import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { BatchWriteCommand, DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Work } from '#shared/domain/appeals/work.ts';
import { dynamoWorkEntries } from '#shared/persistence/work-entries.ts';
import { createCentreTables } from '#test/support/centre-tables.ts';
import { startDynamo } from '#test/support/emulators.ts';
import { workItem } from '#test/support/some-work.ts';
import { meterDynamo } from './metered-endpoints.ts';

const perWrite = 25;

/** The same indexes in the database itself, with a meter before it. */
export async function indexedWork(works: Iterable<Work>) {
  const dynamo = await startDynamo();
  await createCentreTables(dynamo);
  const meter = await meterDynamo(dynamo.endpoint);
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  const client = new DynamoDBClient({ endpoint: meter.endpoint, region: 'eu-central-1', credentials });
  const documents = DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } });
  let writes = [];
  for (const work of works) {
    writes.push({ PutRequest: { Item: workItem(work) } });
    if (writes.length < perWrite) continue;
    await documents.send(new BatchWriteCommand({ RequestItems: { appeals: writes } }));
    writes = [];
  }
  return {
    entries: dynamoWorkEntries(documents, 'appeals'),
    /** Read units so far, as the database counts them. */
    units: () => meter.units.read,
    async stop() {
      client.destroy();
      await meter.stop();
      await dynamo.stop();
    },
  };
}
