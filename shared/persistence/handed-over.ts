import { type DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { Instant } from '#shared/domain/appeals/fact.ts';
import { readItem, unlessRefused } from './dynamo.ts';

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
      const item = await readItem(client, TableName, keyOf(letterId));
      return item && itemSchema.parse(item);
    },
    async keep(letterId, { way, isDone }, at) {
      const Item = { ...keyOf(letterId), way, isDone, expiresAt: Math.ceil((at + keptMs) / 1000) };
      const stands = { ConditionExpression: 'attribute_not_exists(pk) OR isDone = :no' };
      const values = { ExpressionAttributeValues: { ':no': false } };
      await unlessRefused(client.send(new PutCommand({ TableName, Item, ...stands, ...values })));
    },
  };
}
