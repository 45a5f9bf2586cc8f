import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { CycleRecord } from '#shared/domain/ratings/fact.ts';
import { cycleRecordIn } from './cycle-record-schema.ts';
import { queryPages } from './dynamo.ts';
import { factIndexes, monthShard } from './fact-index.ts';

/** The cycles that a rating counts. */
export interface RatingFacts {
  /** Records of the shard's cycles due or answered in the months, a page at a time; one that is both comes twice. */
  ofShard(months: readonly string[], shard: string): AsyncIterable<readonly CycleRecord[]>;
}

const indexes = [
  { name: factIndexes.due, key: 'factDue' },
  { name: factIndexes.answered, key: 'factAnswered' },
] as const;

/** Reads the two sparse indexes of the appeals table and nothing else. */
export function dynamoRatingFacts(client: DynamoDBDocumentClient, table: string): RatingFacts {
  const read = ({ name, key }: (typeof indexes)[number], partition: string) => {
    const query = {
      TableName: table,
      IndexName: name,
      KeyConditionExpression: '#key = :partition',
      ExpressionAttributeNames: { '#key': key },
      ExpressionAttributeValues: { ':partition': partition },
    };
    return queryPages(client, query, cycleRecordIn);
  };

  return {
    async *ofShard(months, shard) {
      for (const month of months) for (const index of indexes) yield* read(index, monthShard(month, shard));
    },
  };
}
