import { type DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { Instant } from '#shared/domain/appeals/fact.ts';
import {
  type ForwardingCount,
  type ForwardingStatistic,
  forwardingStatistic,
} from '#shared/domain/routing/forwarding.ts';
import { isLostRace } from './dynamo.ts';

/** Where the counts of past forwarding lie: one item, replaced as a whole. */
export interface ForwardingCounts {
  /**
   * Keeps the counts, the largest first, as far as an item holds them; the answer is how many it does not. A run that
   * began earlier and comes later changes nothing.
   */
  keep(counts: readonly ForwardingCount[], countedAt: Instant): Promise<number>;
  /** Undefined before the first run. Throws for what no release has written, and where the database takes its time. */
  latest(): Promise<ForwardingStatistic | undefined>;
}

const Key = { pk: 'routes#forwarding', sk: 'counts' } as const;
/** UTF-8 bytes; an item may have 400 KB. */
const maxBytes = 350_000;
/** Appeals wait for the answer, and can do without it. */
const patienceMs = 1000;

/** As text: a list of lists would be three times as large. */
const rowSchema = z.tuple([z.string(), z.string(), z.string().nullable(), z.string(), z.int().positive()]);

const itemSchema = z
  .object({ countedAt: z.number(), counts: z.string() })
  .transform(({ countedAt, counts }): ForwardingStatistic => {
    const rows = z.array(rowSchema).parse(JSON.parse(counts));
    return forwardingStatistic(
      `forwarding-${new Date(countedAt).toISOString()}`,
      rows.map(([sector, category, municipality, body, count]) => {
        return { sector, category, municipality: municipality ?? undefined, body, count };
      }),
    );
  });

export function dynamoForwardingCounts(client: DynamoDBDocumentClient, table: string): ForwardingCounts {
  return {
    async keep(counts, countedAt) {
      const { text, leftOut } = fitting(counts);
      try {
        await client.send(
          new PutCommand({
            TableName: table,
            Item: { ...Key, countedAt, counts: text, leftOut },
            ConditionExpression: 'attribute_not_exists(pk) OR countedAt <= :countedAt',
            ExpressionAttributeValues: { ':countedAt': countedAt },
          }),
        );
      } catch (error) {
        if (!isLostRace(error)) throw error;
      }
      return leftOut;
    },

    async latest() {
      const { Item } = await client.send(new GetCommand({ TableName: table, Key }), {
        abortSignal: AbortSignal.timeout(patienceMs),
      });
      return Item && itemSchema.parse(Item);
    },
  };
}

/** The first of the counts that an item holds. */
function fitting(counts: readonly ForwardingCount[]): { text: string; leftOut: number } {
  const rows: string[] = [];
  let bytes = 2;
  for (const { sector, category, municipality = null, body, count } of counts) {
    const row = JSON.stringify([sector, category, municipality, body, count]);
    bytes += Buffer.byteLength(row) + 1;
    if (bytes > maxBytes) break;
    rows.push(row);
  }
  return { text: `[${rows.join(',')}]`, leftOut: counts.length - rows.length };
}
