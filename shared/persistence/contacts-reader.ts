import { type DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { ContactsReader } from '#shared/domain/appeals/contact-look.ts';

const itemSchema = z.object({
  name: z.string().optional(),
  contacts: z.record(z.string(), z.string()).optional(),
  account: z.string().optional(),
  expiresAt: z.number(),
});

/** Reads contacts by their appeal. The database takes its time to delete what has expired: that is not read any more. */
export function dynamoContactsReader(client: DynamoDBDocumentClient, table: string): ContactsReader {
  return {
    async find(appealId, now) {
      const { Item } = await client.send(new GetCommand({ TableName: table, Key: { pk: appealId } }));
      if (!Item) return undefined;
      const { expiresAt, ...author } = itemSchema.parse(Item);
      return now < expiresAt * 1000 ? author : undefined;
    },
  };
}
