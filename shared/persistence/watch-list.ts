import { type DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { Instant } from '#shared/domain/appeals/fact.ts';
import type { Work } from '#shared/domain/appeals/work.ts';
import { isLostRace, queryPages } from './dynamo.ts';
import { watchIndex } from './work-index.ts';
import { workSchema } from './work-schema.ts';

/** An open appeal whose term is to be looked at, as the index has it. */
export interface Watched {
  readonly work: Work;
  readonly version: number;
  /** When it was to be looked at. */
  readonly watchAt: Instant;
}

/** Open appeals by the instant at which their term is to be looked at next. */
export interface WatchList {
  /** Those of a shard to be looked at by then, longest waiting first, a page at a time; only the id of what cannot be read. */
  due(shard: string, until: Instant): AsyncIterable<readonly (Watched | { readonly unreadable: string })[]>;
  /** To be looked at then, or never again; nothing when the appeal has changed since it was read. */
  moveOn(watched: Watched, next: Instant | undefined): Promise<void>;
}

/** So many are held, and worked on side by side. */
const pageSize = 25;

const entrySchema = z
  .object({ pk: z.string(), version: z.number(), watchAt: z.number(), work: workSchema })
  .transform(({ pk, work, ...entry }): Watched => ({ ...entry, work: { appealId: pk, ...work } }));

/** Reads the index; of the appeals themselves it writes two attributes, and reads nothing. */
export function dynamoWatchList(client: DynamoDBDocumentClient, TableName: string): WatchList {
  return {
    due: (shard, until) =>
      queryPages(
        client,
        {
          TableName,
          IndexName: watchIndex.name,
          KeyConditionExpression: `${watchIndex.partitionKey} = :shard AND ${watchIndex.sortKey} <= :until`,
          ExpressionAttributeValues: { ':shard': shard, ':until': until },
          Limit: pageSize,
        },
        (item) => entrySchema.safeParse(item).data ?? { unreadable: String(item['pk']) },
      ),

    async moveOn({ work: { appealId }, version, watchAt }, next) {
      const { partitionKey, sortKey } = watchIndex;
      try {
        await client.send(
          new UpdateCommand({
            TableName,
            Key: { pk: appealId, sk: 'state' },
            UpdateExpression: next === undefined ? `REMOVE ${partitionKey}, ${sortKey}` : `SET ${sortKey} = :next`,
            ConditionExpression: `${sortKey} = :read AND version = :version`,
            ExpressionAttributeValues: {
              ':read': watchAt,
              ':version': version,
              ...(next === undefined ? {} : { ':next': next }),
            },
          }),
        );
      } catch (error) {
        // Whoever was faster has written when to look next.
        if (!isLostRace(error)) throw error;
      }
    },
  };
}
