import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { Work } from '#shared/domain/appeals/work.ts';
import { queryPages } from './dynamo.ts';
import { openIndexes, requestIndex, type WorkIndex } from './work-index.ts';
import { workSchema } from './work-schema.ts';

/** Appeals that wait, as work, read from the indexes alone; those of a shard, a page at a time. */
export interface OpenWork {
  ofShard(shard: string): AsyncIterable<readonly Work[]>;
  /** Whose citizens ask to reopen them. */
  requestsOfShard(shard: string): AsyncIterable<readonly Work[]>;
}

const entrySchema = z
  .object({ pk: z.string(), work: workSchema })
  .transform(({ pk, work }): Work => ({ appealId: pk, ...work }));

export function dynamoOpenWork(client: DynamoDBDocumentClient, TableName: string): OpenWork {
  const entriesOf = ({ name, partitionKey }: WorkIndex) => {
    const query = { TableName, IndexName: name, KeyConditionExpression: `${partitionKey} = :shard` };
    return (shard: string) =>
      queryPages(client, { ...query, ExpressionAttributeValues: { ':shard': shard } }, (item) =>
        entrySchema.parse(item, { jitless: true }),
      );
  };
  return { ofShard: entriesOf(openIndexes.all), requestsOfShard: entriesOf(requestIndex) };
}
