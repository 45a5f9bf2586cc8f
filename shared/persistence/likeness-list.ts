import { type DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { Instant } from '#shared/domain/appeals/fact.ts';
import type { LikenessPlace } from '#shared/domain/problems/likeness.ts';
import type { LikenessGroup } from '#shared/domain/problems/likeness-groups.ts';
import { unlessRefused } from './dynamo.ts';

/** Where pages find which appeals are duplicates of each other and which are a mass problem. */
export interface LikenessList {
  /** Keeps what was found in a place; a run that looked earlier and comes later changes nothing. */
  keep(place: LikenessPlace, groups: readonly LikenessGroup[], foundAt: Instant): Promise<void>;
  /** What was found in a place lately; nothing where no run has renewed it. */
  find(place: LikenessPlace, now: Instant): Promise<readonly ListedGroup[]>;
}

const groupSchema = z.object({
  isMass: z.boolean(),
  /** Of all its appeals; the ids are the latest ones'. */
  count: z.number(),
  /** Of the earliest and of the latest submission, UTC milliseconds. */
  since: z.number(),
  until: z.number(),
  appealIds: z.array(z.string()),
});

/** A group as the list has it. */
export type ListedGroup = z.infer<typeof groupSchema>;

const itemSchema = z.object({ foundAt: z.number(), groups: z.array(groupSchema) });

/** An item holds so many groups, the largest ones, and of each so many ids, the latest: 250 KB at the most. */
const maxGroups = 150;
const maxIds = 100;
/** The next run is an hour away; a list that two of them did not renew is of the past. */
const validMs = 3 * 3_600_000;

/** One item for each municipality and category, replaced as a whole; gone when it is not renewed. */
export function dynamoLikenessList(client: DynamoDBDocumentClient, table: string): LikenessList {
  return {
    async keep({ municipality, category }, groups, foundAt) {
      const largest = groups.toSorted((a, b) => b.members.length - a.members.length).slice(0, maxGroups);
      const Item = {
        pk: `likeness#${municipality}`,
        sk: category,
        foundAt,
        groups: largest.map(({ members, isMass }) => ({
          isMass,
          first: members[0]?.appealId,
          count: members.length,
          since: members[0]?.submittedAt,
          until: members.at(-1)?.submittedAt,
          appealIds: members.slice(-maxIds).map(({ appealId }) => appealId),
        })),
        expiresAt: Math.ceil((foundAt + validMs) / 1000),
      };
      await unlessRefused(
        client.send(
          new PutCommand({
            TableName: table,
            Item,
            ConditionExpression: 'attribute_not_exists(pk) OR foundAt <= :foundAt',
            ExpressionAttributeValues: { ':foundAt': foundAt },
          }),
        ),
      );
    },

    async find({ municipality, category }, now) {
      const Key = { pk: `likeness#${municipality}`, sk: category };
      const { Item } = await client.send(new GetCommand({ TableName: table, Key }));
      if (!Item) return [];
      const { foundAt, groups } = itemSchema.parse(Item);
      return foundAt + validMs > now ? groups : [];
    },
  };
}
