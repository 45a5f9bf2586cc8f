import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { appealShards } from '#shared/domain/appeals/identity.ts';
import type { CycleRecord } from '#shared/domain/ratings/fact.ts';
import { cycleRecordSchema } from './cycle-record-schema.ts';
import { queryAll } from './dynamo.ts';
import { factIndexes, monthShard } from './fact-index.ts';

/** The cycles that a rating counts. */
export interface RatingFacts {
  /** Records of all cycles due or answered in the months, each once, a shard at a time, within it in no order. */
  ofMonths(months: readonly string[]): AsyncIterable<readonly CycleRecord[]>;
}

const indexes = [
  { name: factIndexes.due, key: 'factDue' },
  { name: factIndexes.answered, key: 'factAnswered' },
] as const;

/** Reads the two sparse indexes of the appeals table, shard by shard, and nothing else. */
export function dynamoRatingFacts(client: DynamoDBDocumentClient, table: string): RatingFacts {
  const read = ({ name, key }: (typeof indexes)[number], partition: string): Promise<CycleRecord[]> => {
    const query = {
      TableName: table,
      IndexName: name,
      KeyConditionExpression: '#key = :partition',
      ExpressionAttributeNames: { '#key': key },
      ExpressionAttributeValues: { ':partition': partition },
    };
    return queryAll(client, query, ({ fact }) => cycleRecordSchema.parse(fact));
  };

  return {
    async *ofMonths(months) {
      for (const shard of appealShards) {
        const found = new Map<string, CycleRecord>();
        for (const month of months) {
          const pages = await Promise.all(indexes.map((index) => read(index, monthShard(month, shard))));
          for (const record of pages.flat()) found.set(`${record.appealId}#${record.cycle}`, record);
        }
        yield [...found.values()];
      }
    },
  };
}
