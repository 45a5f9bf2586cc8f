import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { FoundGroup } from '#shared/domain/problems/problem.ts';
import { queryAll } from './dynamo.ts';

/** The groups of a category in a municipality as the last search has left them. */
interface FoundPlace {
  readonly category: string;
  readonly groups: readonly FoundGroup[];
}

/** What the hourly search for alike appeals has found. */
export interface LikenessFound {
  /** Of a municipality, of one category alone or of all, as far as it still holds now. */
  found(municipality: string, category: string | undefined, now: number): Promise<FoundPlace[]>;
}

const groupSchema = z.object({
  /** Items of an earlier release have none. */
  first: z.string().optional(),
  isMass: z.boolean(),
  count: z.number(),
  since: z.number(),
  until: z.number(),
  appealIds: z.array(z.string()).min(1),
});

const itemSchema = z.object({ sk: z.string(), expiresAt: z.number(), groups: z.array(groupSchema) });

export function dynamoLikenessFound(client: DynamoDBDocumentClient, table: string): LikenessFound {
  return {
    async found(municipality, category, now) {
      const one = category !== undefined;
      const query = {
        TableName: table,
        KeyConditionExpression: one ? 'pk = :place AND sk = :category' : 'pk = :place',
        ExpressionAttributeValues: { ':place': `likeness#${municipality}`, ...(one ? { ':category': category } : {}) },
      };
      const places = await queryAll(client, query, (item) => itemSchema.parse(item));
      return places
        .filter(({ expiresAt }) => expiresAt * 1000 > now)
        .map(({ sk, groups }) => ({
          category: sk,
          groups: groups.map((group) => ({ ...group, first: group.first ?? group.appealIds[0] ?? '' })),
        }));
    },
  };
}
