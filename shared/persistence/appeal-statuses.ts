import { type DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import type { AppealStatuses } from '#shared/domain/appeals/appeal-status.ts';

/** Attributes of an appeal's state that tell how it stands; a function may be kept to these. */
export const statusAttributes = ['pk', 'sk', 'state', 'cycle', 'fact', 'work'] as const;

const stateSchema = z.object({
  state: z.enum(['absent', 'open', 'answered', 'closed']),
  cycle: z.number(),
  fact: z.optional(
    z.object({
      clockStart: z.number(),
      dueAt: z.number(),
      sector: z.string(),
      answeredAt: z.optional(z.number()),
      answeredBy: z.optional(z.string()),
      responsibleAtDue: z.optional(z.string()),
      extendedAt: z.optional(z.number()),
    }),
  ),
  work: z.optional(z.object({ body: z.optional(z.string()), isProposed: z.optional(z.literal(true)) })),
});

/** Reads of an appeal its state, and of the state what it takes to tell how it stands. */
export function dynamoAppealStatuses(client: DynamoDBDocumentClient, table: string): AppealStatuses {
  const names = Object.fromEntries(statusAttributes.map((attribute) => [`#${attribute}`, attribute]));
  return {
    async find(appealId) {
      const { Item } = await client.send(
        new GetCommand({
          TableName: table,
          Key: { pk: appealId, sk: 'state' },
          ProjectionExpression: Object.keys(names).join(', '),
          ExpressionAttributeNames: names,
        }),
      );
      const { state, cycle, fact, work } = Item ? stateSchema.parse(Item) : { state: 'absent' as const };
      if (state === 'absent' || !fact) return undefined;
      return {
        state,
        cycle,
        clockStart: fact.clockStart,
        dueAt: fact.dueAt,
        isExtended: fact.extendedAt !== undefined,
        body: fact.answeredBy ?? work?.body ?? fact.responsibleAtDue,
        isProposed: fact.answeredBy === undefined && work?.isProposed === true,
        answeredAt: fact.answeredAt,
        sector: fact.sector,
      };
    },
  };
}
