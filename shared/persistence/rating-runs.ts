import { type DynamoDBDocumentClient, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { leagues } from '#shared/domain/governance/directory.ts';
import type { ArchivedRating } from '#shared/domain/ratings/rating-path.ts';
import type { FactsPart, RatingRun, RatingRuns } from '#shared/domain/ratings/run.ts';
import { isLostRace, readItem } from './dynamo.ts';

/** A run is of use while its messages and its parts may come back: they are kept for less. */
const keptMs = 90 * 86_400_000;

const partSchema = z.object({ league: z.enum(leagues), period: z.string(), sha256: z.string() });
const reportSchema = z.object({
  league: z.enum(leagues),
  period: z.string(),
  revision: z.number(),
  outcome: z.enum(['published', 'proposed', 'unchanged']),
}) satisfies z.ZodType<ArchivedRating>;

const runSchema = z.object({
  id: z.string(),
  periods: z.array(z.string()),
  leagues: z.array(z.enum(leagues)),
  reason: z.string().optional(),
  rules: z.string(),
  startedAt: z.number(),
  shards: z.record(z.string(), z.array(partSchema) satisfies z.ZodType<FactsPart[]>),
  reports: z.partialRecord(z.enum(leagues), z.array(reportSchema)),
  failure: z.string().optional(),
}) satisfies z.ZodType<RatingRun>;

/** Runs in the centre's table: `rating-runs#<id>`, `run`. Every change of one is one update of its item. */
export function dynamoRatingRuns(client: DynamoDBDocumentClient, TableName: string): RatingRuns {
  const keyOf = (id: string) => ({ pk: `rating-runs#${id}`, sk: 'run' });

  /** Throws when there is no such run. */
  const set = async (id: string, path: readonly string[], value: unknown, isFirst: boolean): Promise<RatingRun> => {
    const names = path.map((_, depth) => `#${depth}`);
    const place = names.join('.');
    const { Attributes } = await client.send(
      new UpdateCommand({
        TableName,
        Key: keyOf(id),
        UpdateExpression: `SET ${place} = ${isFirst ? `if_not_exists(${place}, :value)` : ':value'}`,
        ConditionExpression: 'attribute_exists(pk)',
        ExpressionAttributeNames: Object.fromEntries(path.map((name, depth) => [`#${depth}`, name])),
        ExpressionAttributeValues: { ':value': value },
        ReturnValues: 'ALL_NEW',
      }),
    );
    return runSchema.parse(Attributes);
  };

  return {
    async start(run) {
      const expiresAt = Math.ceil((run.startedAt + keptMs) / 1000);
      const Item = { ...keyOf(run.id), ...run, shards: {}, reports: {}, expiresAt };
      try {
        await client.send(new PutCommand({ TableName, Item, ConditionExpression: 'attribute_not_exists(pk)' }));
      } catch (error) {
        if (!isLostRace(error)) throw error;
      }
    },
    async find(id) {
      const item = await readItem(client, TableName, keyOf(id));
      return item && runSchema.parse(item);
    },
    addShard: (id, shard, parts) => set(id, ['shards', shard], parts, true),
    async addReports(id, league, reports) {
      await set(id, ['reports', league], reports, true);
    },
    async fail(id, reason) {
      await set(id, ['failure'], reason, false);
    },
  };
}
