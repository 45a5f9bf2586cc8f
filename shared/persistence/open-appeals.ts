import { type DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { factIndexes, monthShard } from './fact-index.ts';
import { openIndexes } from './work-index.ts';

/** Where in a shard a reader is. */
type ShardCursor = Readonly<Record<string, unknown>>;

interface AppealsPage {
  readonly appealIds: readonly string[];
  /** Absent on the last page. */
  readonly next?: ShardCursor | undefined;
}

/** The open appeals of a shard, a page at a time. */
export interface OpenAppeals {
  /** After those of the index, those of these months whose cycle looks open by its rating fact, whether indexed or not. */
  page(shard: string, cursor: ShardCursor | undefined, months: readonly string[]): Promise<AppealsPage>;
}

/** So many are worked on side by side. */
const openPage = 20;
/** Most facts are of answered cycles and are filtered out. */
const factPage = 100;
/** A page goes on to the next month, so often, while it has found nothing. */
const looksAPage = 50;

const cursorSchema = z.object({
  /** Absent in the index of open appeals. */
  month: z.string().optional(),
  key: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
});

/** Reads indexes alone. An appeal that moves while it is read may come twice, and is left out only when it has been written. */
export function dynamoOpenAppeals(client: DynamoDBDocumentClient, TableName: string): OpenAppeals {
  const one = async (shard: string, cursor: ShardCursor, months: readonly string[]): Promise<AppealsPage> => {
    const { month, key } = cursorSchema.parse(cursor);
    const query = month === undefined ? openOf(shard) : unansweredOf(month, shard);
    const { Items = [], LastEvaluatedKey } = await client.send(
      new QueryCommand({ TableName, ...query, ExclusiveStartKey: key }),
    );
    const nextMonth = month === undefined ? months[0] : months[months.indexOf(month) + 1];
    const following = nextMonth === undefined ? undefined : { month: nextMonth };
    return {
      appealIds: [...new Set(Items.map(({ pk }) => String(pk)))],
      next: LastEvaluatedKey ? { ...(month === undefined ? {} : { month }), key: LastEvaluatedKey } : following,
    };
  };

  return {
    async page(shard, cursor, months) {
      let found = await one(shard, cursor ?? {}, months);
      for (let looks = 1; found.appealIds.length === 0 && found.next && looks < looksAPage; looks += 1)
        found = await one(shard, found.next, months);
      return found;
    },
  };
}

function openOf(shard: string) {
  const { name, partitionKey } = openIndexes.all;
  return {
    IndexName: name,
    KeyConditionExpression: `${partitionKey} = :shard`,
    ExpressionAttributeValues: { ':shard': shard },
    Limit: openPage,
  };
}

function unansweredOf(month: string, shard: string) {
  return {
    IndexName: factIndexes.due,
    KeyConditionExpression: 'factDue = :month',
    FilterExpression: 'attribute_not_exists(fact.answeredAt) AND attribute_not_exists(fact.returnedAt)',
    ExpressionAttributeValues: { ':month': monthShard(month, shard) },
    Limit: factPage,
  };
}
