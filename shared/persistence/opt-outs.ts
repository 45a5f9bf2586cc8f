import { type DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { OptOuts } from '#shared/domain/surveys/opt-outs.ts';
import { citizenKey } from './citizen-items.ts';

/** Opt-outs in the centre table. A wish has no term, so it takes away the item's. */
export function dynamoOptOuts(client: DynamoDBDocumentClient, table: string): OptOuts {
  return {
    async keep(citizens, at) {
      const updates = citizens.map((citizen) => ({
        TableName: table,
        Key: citizenKey(citizen),
        UpdateExpression: 'SET optedOutAt = if_not_exists(optedOutAt, :at) REMOVE expiresAt',
        ExpressionAttributeValues: { ':at': at },
      }));
      await Promise.all(updates.map((update) => client.send(new UpdateCommand(update))));
    },
  };
}
