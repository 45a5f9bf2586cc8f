import { type DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { CycleRecord } from '#shared/domain/ratings/fact.ts';
import { cycleRecordSchema } from './cycle-record-schema.ts';
import { factIndexes, monthShard, shardCount } from './fact-index.ts';

/** The cycles that a rating counts. */
export interface RatingFacts {
  /** Records of all cycles due or answered in the month, each once, in no order. */
  ofMonth(month: string): Promise<CycleRecord[]>;
}

const indexes = [
  { name: factIndexes.due, key: 'factDue' },
  { name: factIndexes.answered, key: 'factAnswered' },
] as const;

/** Reads the two sparse indexes of the appeals table, shard by shard, and nothing else. */
export function dynamoRatingFacts(client: DynamoDBDocumentClient, table: string): RatingFacts {
  const shard = async ({ name, key }: (typeof indexes)[number], partition: string): Promise<CycleRecord[]> => {
    const records: CycleRecord[] = [];
    let start: Record<string, unknown> | undefined;
    do {
      const page = await client.send(
        new QueryCommand({
          TableName: table,
          IndexName: name,
          KeyConditionExpression: '#key = :partition',
          ExpressionAttributeNames: { '#key': key },
          ExpressionAttributeValues: { ':partition': partition },
          ExclusiveStartKey: start,
        }),
      );
      records.push(...(page.Items ?? []).map((item) => cycleRecordSchema.parse(item['fact'])));
      start = page.LastEvaluatedKey;
    } while (start);
    return records;
  };

  return {
    async ofMonth(month) {
      const found = new Map<string, CycleRecord>();
      for (let number = 0; number < shardCount; number += 1) {
        const pages = await Promise.all(indexes.map((index) => shard(index, monthShard(month, number))));
        for (const record of pages.flat()) found.set(`${record.appealId}#${record.cycle}`, record);
      }
      return [...found.values()];
    },
  };
}
