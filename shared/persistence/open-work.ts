import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { Work } from '#shared/domain/appeals/work.ts';
import { queryPages } from './dynamo.ts';
import { openIndexes } from './work-index.ts';
import { workSchema } from './work-schema.ts';

/** Open appeals as work, read from the index alone. */
export interface OpenWork {
  /** Those of a shard, a page at a time. */
  ofShard(shard: string): AsyncIterable<readonly Work[]>;
}

const entrySchema = z
  .object({ pk: z.string(), work: workSchema })
  .transform(({ pk, work }): Work => ({ appealId: pk, ...work }));

export function dynamoOpenWork(client: DynamoDBDocumentClient, TableName: string): OpenWork {
  const { name, partitionKey } = openIndexes.all;
  return {
    ofShard: (shard) =>
      queryPages(
        client,
        {
          TableName,
          IndexName: name,
          KeyConditionExpression: `${partitionKey} = :shard`,
          ExpressionAttributeValues: { ':shard': shard },
        },
        (item) => entrySchema.parse(item, { jitless: true }),
      ),
  };
}
