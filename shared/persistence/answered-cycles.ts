import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { CycleRecord } from '#shared/domain/ratings/fact.ts';
import { cycleRecordIn } from './cycle-record-schema.ts';
import { queryPages } from './dynamo.ts';
import { factIndexes, monthShard } from './fact-index.ts';

/** Answered cycles, by the month of the answer. */
export interface AnsweredCycles {
  /** Those of the shard that were answered in the month, a page at a time. */
  answeredIn(month: string, shard: string): AsyncIterable<readonly CycleRecord[]>;
}

/**
 * Reads the index of rating facts by month of the answer and nothing else; with `forwarded`, the database leaves out what
 * was not handed on before.
 */
export function dynamoAnsweredCycles(
  client: DynamoDBDocumentClient,
  table: string,
  only?: 'forwarded',
): AnsweredCycles {
  return {
    answeredIn(month, shard) {
      const query = {
        TableName: table,
        IndexName: factIndexes.answered,
        KeyConditionExpression: 'factAnswered = :partition',
        ...(only && { FilterExpression: 'attribute_exists(fact.forwarded)' }),
        ExpressionAttributeValues: { ':partition': monthShard(month, shard) },
      };
      return queryPages(client, query, cycleRecordIn);
    },
  };
}
