import { DeleteCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Instant } from '#shared/domain/appeals/fact.ts';
import type { WaitingInvitation } from '#shared/domain/surveys/invitation-store.ts';
import { queryPages } from './dynamo.ts';
import { waitingFrom, waitingKey, waitingPartition, waitingSince } from './waiting-items.ts';

/** Cycles that wait until their citizen may be asked again. */
export interface WaitingInvitations {
  /** Those of a shard that were due before `at`, the earliest first, a page at a time. */
  due(shard: string, at: Instant): AsyncIterable<readonly WaitingInvitation[]>;
  /** It does not wait any more. */
  release(invitation: WaitingInvitation): Promise<void>;
}

export function dynamoWaitingInvitations(client: DynamoDBDocumentClient, TableName: string): WaitingInvitations {
  return {
    due: (shard, at) =>
      queryPages(
        client,
        {
          TableName,
          KeyConditionExpression: 'pk = :pk AND sk < :at',
          ExpressionAttributeValues: { ':pk': waitingPartition(shard), ':at': waitingSince(at) },
        },
        waitingFrom,
      ),
    async release(invitation) {
      await client.send(new DeleteCommand({ TableName, Key: waitingKey(invitation) }));
    },
  };
}
