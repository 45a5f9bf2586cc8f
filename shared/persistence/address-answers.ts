import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { addressKey } from './address-items.ts';
import { readItem } from './dynamo.ts';

/** Which surveys were answered from one address on one day. */
export interface AddressAnswers {
  /** Their token hashes, by the keyed hash of the day and the address; no more than the count goes. */
  answersOf(address: string): Promise<readonly string[]>;
}

const itemSchema = z.object({ answers: z.set(z.string()) });

/** Reads consistently: an answer is among those of its address before anybody is told of it. */
export function dynamoAddressAnswers(client: DynamoDBDocumentClient, TableName: string): AddressAnswers {
  return {
    async answersOf(address) {
      const item = await readItem(client, TableName, addressKey(address));
      return item === undefined ? [] : [...itemSchema.parse(item).answers].sort();
    },
  };
}
