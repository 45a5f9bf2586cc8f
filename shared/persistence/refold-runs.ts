import { type DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { Changed, RefoldedShard, RefoldRun } from '#shared/domain/appeals/refold-run.ts';
import { isLostRace, queryAll, queryPages, readItem } from './dynamo.ts';
import { changesOf, refoldKeptMs } from './refold-items.ts';

/** Runs over the open appeals, and how far they are. */
export interface RefoldRuns {
  /** The latest one. */
  current(): Promise<RefoldRun | undefined>;
  /** Puts a run in the place of the current one as it was read; another that was faster stands. */
  replace(run: RefoldRun, read: RefoldRun | undefined): Promise<void>;
  find(id: string): Promise<RefoldRun | undefined>;
  shards(id: string): Promise<Map<string, RefoldedShard>>;
  /** Says how far a shard is, unless another process has said more since it was read. */
  advance(id: string, shard: string, read: RefoldedShard | undefined, now: RefoldedShard): Promise<void>;
  /** What the run has stored anew of a shard. */
  changed(id: string, shard: string): Promise<Changed>;
}

const runSchema = z.object({
  id: z.string(),
  rules: z.string(),
  startedAt: z.number(),
  isFirst: z.boolean(),
  finishedAt: z.number().optional(),
});
const shardSchema = z.object({
  cursor: z.record(z.string(), z.unknown()).optional(),
  isDone: z.boolean(),
  looked: z.number(),
  failed: z.number(),
  changed: z.object({ stored: z.number(), moved: z.record(z.string(), z.number()) }).optional(),
}) satisfies z.ZodType<RefoldedShard>;
const termSchema = z.object({ dueAt: z.number().optional(), firstAnswerDueAt: z.number().optional() });
const changeSchema = z.object({ policy: z.string(), before: termSchema, after: termSchema });

const currentKey = { pk: 'refold#current', sk: 'run' };

/** `refold#current` and `refold#<run>` in the centre's table. */
export function dynamoRefoldRuns(client: DynamoDBDocumentClient, TableName: string): RefoldRuns {
  const get = async (Key: Record<string, string>) => {
    const item = await readItem(client, TableName, Key);
    return item && runSchema.parse(item);
  };
  const put = async (Item: Record<string, unknown>, ConditionExpression: string, values: Record<string, unknown>) => {
    const ExpressionAttributeValues = Object.keys(values).length > 0 ? values : undefined;
    try {
      await client.send(new PutCommand({ TableName, Item, ConditionExpression, ExpressionAttributeValues }));
    } catch (error) {
      if (!isLostRace(error)) throw error;
    }
  };
  const partition = (id: string) => `refold#${id}`;
  const expiryOf = (startedAt: number) => Math.ceil((startedAt + refoldKeptMs) / 1000);

  return {
    current: () => get(currentKey),
    find: (id) => get({ pk: partition(id), sk: 'run' }),

    async replace(run, read) {
      const isUnchanged = read ? 'id = :id AND attribute_not_exists(finishedAt)' : 'attribute_not_exists(pk)';
      const condition = read?.finishedAt === undefined ? isUnchanged : 'id = :id AND attribute_exists(finishedAt)';
      await put({ ...currentKey, ...run }, condition, read ? { ':id': read.id } : {});
      const current = await get(currentKey);
      // Also what a crash has left between the two.
      if (current) {
        const kept = { pk: partition(current.id), sk: 'run', ...current, expiresAt: expiryOf(current.startedAt) };
        await client.send(new PutCommand({ TableName, Item: kept }));
      }
    },

    async shards(id) {
      const query = {
        TableName,
        ConsistentRead: true,
        KeyConditionExpression: 'pk = :run AND begins_with(sk, :shard)',
        ExpressionAttributeValues: { ':run': partition(id), ':shard': 'shard#' },
      };
      return new Map(await queryAll(client, query, (item) => [String(item['sk']).slice(6), shardSchema.parse(item)]));
    },

    async advance(id, shard, read, now) {
      const startedAt = Date.parse(id.slice(0, 24));
      const Item = { pk: partition(id), sk: `shard#${shard}`, ...now, expiresAt: expiryOf(startedAt) };
      if (read) await put(Item, 'looked = :looked AND isDone = :no', { ':looked': read.looked, ':no': false });
      else await put(Item, 'attribute_not_exists(pk)', {});
    },

    async changed(id, shard) {
      const query = {
        TableName,
        ConsistentRead: true,
        KeyConditionExpression: 'pk = :changes',
        ExpressionAttributeValues: { ':changes': changesOf(id, shard) },
      };
      let stored = 0;
      const moved: Record<string, number> = {};
      for await (const page of queryPages(client, query, (item) => changeSchema.parse(item))) {
        stored += page.length;
        for (const { policy, before, after } of page) {
          const isMoved = before.dueAt !== after.dueAt || before.firstAnswerDueAt !== after.firstAnswerDueAt;
          if (isMoved) moved[policy] = (moved[policy] ?? 0) + 1;
        }
      }
      return { stored, moved };
    },
  };
}
