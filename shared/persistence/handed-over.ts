import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { type DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { Instant } from '#shared/domain/appeals/fact.ts';

/** How far the delivery of a letter has come. */
interface HandedOver {
  /** The way it went, or was last tried by. */
  readonly way: string;
  readonly isDone: boolean;
}

/** What is kept of letters on their way, so that a repeat neither sends one twice nor goes another way. */
export interface HandedOverStore {
  find(letterId: string): Promise<HandedOver | undefined>;
  /** What is done stays done. */
  keep(letterId: string, handedOver: HandedOver, at: Instant): Promise<void>;
}

/** Longer than any message of it may lie in the queue and among the dead letters, and than a term may run. */
const keptMs = 180 * 86_400_000;

const itemSchema = z.object({ way: z.string(), isDone: z.boolean() });

/** Letters in the centre table: `delivery#<letter>`. */
export function dynamoHandedOver(client: DynamoDBDocumentClient, TableName: string): HandedOverStore {
  const keyOf = (letterId: string) => ({ pk: `delivery#${letterId}`, sk: 'delivery' });
  return {
    async find(letterId) {
      const { Item } = await client.send(new GetCommand({ TableName, Key: keyOf(letterId), ConsistentRead: true }));
      return Item && itemSchema.parse(Item);
    },
    async keep(letterId, { way, isDone }, at) {
      const Item = { ...keyOf(letterId), way, isDone, expiresAt: Math.ceil((at + keptMs) / 1000) };
      try {
        const stands = { ConditionExpression: 'attribute_not_exists(pk) OR isDone = :no' };
        const values = { ExpressionAttributeValues: { ':no': false } };
        await client.send(new PutCommand({ TableName, Item, ...stands, ...values }));
      } catch (error) {
        if (!(error instanceof ConditionalCheckFailedException)) throw error;
      }
    },
  };
}
