import type { Endpoints } from '#infra/local/endpoints.ts';
import { jsonRpc } from '#infra/local/net/json-rpc.ts';
import type { Part } from '#infra/local/resources/part.ts';
import { provisionBucket } from './provision-bucket.ts';
import { provisionQueue } from './provision-queue.ts';
import { provisionTable } from './provision-table.ts';

/** Makes every table, queue and bucket of the template, side by side. */
export async function provision(parts: readonly Part[], endpoints: Endpoints, region: string): Promise<void> {
  const dynamodb = jsonRpc({ endpoint: endpoints.dynamodb, service: 'DynamoDB_20120810', region });
  const sqs = jsonRpc({ endpoint: endpoints.sqs, service: 'AmazonSQS', region });
  try {
    await Promise.all([
      ...parts.filter((part) => part.kind === 'table').map((part) => provisionTable(dynamodb, part)),
      ...parts.filter((part) => part.kind === 'queue').map((part) => provisionQueue(sqs, part)),
      ...parts.filter((part) => part.kind === 'bucket').map((part) => provisionBucket(endpoints.s3, part)),
    ]);
  } finally {
    dynamodb.stop();
    sqs.stop();
  }
}
