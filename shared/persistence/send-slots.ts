import { type DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { isLostRace } from './dynamo.ts';

/** Places for messages in the seconds to come, shared by all who send. */
export interface SendSlots {
  /**
   * Takes a place in a second that has less than `perSecond` of them, this one or one of the next few: the UTC milliseconds at
   * which it begins. Undefined when all of these are taken.
   */
  take(name: string, perSecond: number, now: number): Promise<number | undefined>;
}

/** How many seconds ahead a place is looked for; nobody waits longer. */
export const secondsAhead = 8;
/** Counters are of no use a minute later; DynamoDB takes them away when it has time. */
const keptSeconds = 60;

/** Places counted in the centre's table: one item for each channel and second. */
export function dynamoSendSlots(client: DynamoDBDocumentClient, table: string): SendSlots {
  return {
    async take(name, perSecond, now) {
      const first = Math.floor(now / 1000);
      for (let second = first; second < first + secondsAhead; second += 1) {
        if (await isTaken(client, table, { name, second, perSecond })) return second * 1000;
      }
      return undefined;
    },
  };
}

async function isTaken(
  client: DynamoDBDocumentClient,
  TableName: string,
  { name, second, perSecond }: { readonly name: string; readonly second: number; readonly perSecond: number },
): Promise<boolean> {
  try {
    await client.send(
      new UpdateCommand({
        TableName,
        Key: { pk: `rate#${name}`, sk: new Date(second * 1000).toISOString().slice(0, 19) },
        UpdateExpression: 'ADD #taken :one SET #expiresAt = :expiresAt',
        ConditionExpression: 'attribute_not_exists(#taken) OR #taken < :most',
        ExpressionAttributeNames: { '#taken': 'taken', '#expiresAt': 'expiresAt' },
        ExpressionAttributeValues: { ':one': 1, ':most': perSecond, ':expiresAt': second + keptSeconds },
      }),
    );
    return true;
  } catch (error) {
    if (isLostRace(error)) return false;
    throw error;
  }
}
