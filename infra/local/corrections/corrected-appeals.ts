import { type DynamoDBDocumentClient, ScanCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { History } from '#shared/domain/appeals/appeal-store.ts';
import { historyOf } from '#shared/persistence/appeal-items.ts';
import { queryAll } from '#shared/persistence/dynamo.ts';

const segments = 4;
const keysSchema = z.array(z.object({ pk: z.string() })).default([]);

/**
 * Histories of the appeals that operators have classified, in the order of their ids. No index leads to them, and an export
 * by hand is not worth one: the table is scanned, in four parts at once, for nothing but keys.
 */
export async function* correctedAppeals(client: DynamoDBDocumentClient, table: string): AsyncGenerator<History> {
  const found = await Promise.all(Array.from({ length: segments }, (_, segment) => appealsOf(client, table, segment)));
  for (const appealId of [...new Set(found.flat())].sort()) {
    const query = {
      TableName: table,
      KeyConditionExpression: 'pk = :appeal',
      ExpressionAttributeValues: { ':appeal': appealId },
    };
    yield historyOf(await queryAll(client, query, (item) => item));
  }
}

async function appealsOf(client: DynamoDBDocumentClient, TableName: string, Segment: number): Promise<string[]> {
  const found: string[] = [];
  let start: Record<string, unknown> | undefined;
  do {
    const page = await client.send(
      new ScanCommand({
        TableName,
        Segment,
        TotalSegments: segments,
        ProjectionExpression: 'pk',
        // A fact's data is JSON text.
        FilterExpression: '#type = :classified AND contains(#data, :byOperator)',
        ExpressionAttributeNames: { '#type': 'type', '#data': 'data' },
        ExpressionAttributeValues: { ':classified': 'appeal.classified', ':byOperator': '"by":"operator"' },
        ExclusiveStartKey: start,
      }),
    );
    found.push(...keysSchema.parse(page.Items).map(({ pk }) => pk));
    start = page.LastEvaluatedKey;
  } while (start);
  return found;
}
