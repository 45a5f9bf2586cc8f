import { type DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { ContactStore } from '#shared/domain/appeals/contact-store.ts';

/** The contacts table: items end by themselves when the storage term ends. */
export function dynamoContactStore(client: DynamoDBDocumentClient, table: string): ContactStore {
  return {
    async keep(appealId, { name, contacts }, until) {
      const Item = { pk: appealId, name, contacts, expiresAt: Math.floor(until / 1000) };
      await client.send(new PutCommand({ TableName: table, Item }));
    },
  };
}
