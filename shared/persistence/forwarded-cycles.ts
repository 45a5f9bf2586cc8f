import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { CycleRecord } from '#shared/domain/ratings/fact.ts';
import { cycleRecordSchema } from './cycle-record-schema.ts';
import { queryPages } from './dynamo.ts';
import { factIndexes, monthShard } from './fact-index.ts';

/** Cycles that were handed on before their answer. */
export interface ForwardedCycles {
  /** Those of the shard that were answered in the month, a page at a time. */
  answeredIn(month: string, shard: string): AsyncIterable<readonly CycleRecord[]>;
}

/** Reads the index of rating facts by month of the answer and nothing else; the database leaves out what was not handed on. */
export function dynamoForwardedCycles(client: DynamoDBDocumentClient, table: string): ForwardedCycles {
  return {
    answeredIn(month, shard) {
      const query = {
        TableName: table,
        IndexName: factIndexes.answered,
        KeyConditionExpression: 'factAnswered = :partition',
        FilterExpression: 'attribute_exists(fact.forwarded)',
        ExpressionAttributeValues: { ':partition': monthShard(month, shard) },
      };
      return queryPages(client, query, ({ fact }) => cycleRecordSchema.parse(fact));
    },
  };
}
