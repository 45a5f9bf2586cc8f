import { type DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { type ContactLook, type ContactLooks, lookPurposes } from '#shared/domain/appeals/contact-look.ts';
import { dayMs } from '#shared/domain/deadlines/time-zone.ts';
import { roles } from '#shared/domain/governance/staff.ts';
import { queryAll } from './dynamo.ts';

/** As long as the appeal's file, counted from the look. */
const keptMs = 5 * 365.25 * dayMs;

const lookSchema = z.object({
  appealId: z.string(),
  at: z.number(),
  staff: z.string(),
  role: z.enum(roles),
  body: z.string().optional(),
  purpose: z.enum(lookPurposes),
  requestId: z.string(),
}) satisfies z.ZodType<ContactLook>;

/** Looks in the centre's table: `looks#<appeal>`, `<instant>#<request>`. They are never changed. */
export function dynamoContactLooks(client: DynamoDBDocumentClient, table: string): ContactLooks {
  const partition = (appealId: string) => `looks#${appealId}`;
  return {
    async keep(look) {
      const keys = { pk: partition(look.appealId), sk: `${new Date(look.at).toISOString()}#${look.requestId}` };
      const expiresAt = Math.ceil((look.at + keptMs) / 1000);
      await client.send(new PutCommand({ TableName: table, Item: { ...keys, ...look, expiresAt } }));
    },
    of: (appealId) =>
      queryAll(
        client,
        {
          TableName: table,
          ConsistentRead: true,
          KeyConditionExpression: 'pk = :appeal',
          ExpressionAttributeValues: { ':appeal': partition(appealId) },
        },
        (item) => lookSchema.parse(item),
      ),
  };
}
