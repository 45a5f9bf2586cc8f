import { type DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { Instant } from '#shared/domain/appeals/fact.ts';
import type { Likeness, LikenessPlace } from '#shared/domain/problems/likeness.ts';

/** The sparse index of appeals by municipality and category, in the order in which they were submitted. */
export const likenessIndex = {
  name: 'likeness',
  partitionKey: 'likenessPlace',
  sortKey: 'likenessKey',
  attributes: ['signature', 'position'],
} as const;

/** What an appeal has in the index, on its state: it costs no item and no place in the transaction. */
export function likenessAttributes(likeness: (Likeness & LikenessPlace) | undefined): Record<string, unknown> {
  if (!likeness) return {};
  const { appealId, submittedAt, signature, at } = likeness;
  return {
    likenessPlace: placeKey(likeness),
    likenessKey: `${timeKey(submittedAt)}#${appealId}`,
    signature,
    position: at,
  };
}

/** Recent appeals of one category in one municipality. */
export interface LikenessReader {
  /** Those submitted after `after` and up to `until`. */
  submitted(place: LikenessPlace, after: Instant, until: Instant): Promise<Likeness[]>;
}

const entrySchema = z
  .object({
    pk: z.string(),
    likenessKey: z.string(),
    signature: z.instanceof(Uint8Array),
    position: z.object({ latitude: z.number(), longitude: z.number() }).optional(),
  })
  .transform(({ pk, likenessKey, signature, position }): Likeness => {
    return { appealId: pk, submittedAt: Date.parse(likenessKey.split('#')[0] ?? ''), signature, at: position };
  });

/** Reads the index, and nothing else of the appeals table. */
export function dynamoLikenessReader(client: DynamoDBDocumentClient, table: string): LikenessReader {
  return {
    async submitted(place, after, until) {
      const found: Likeness[] = [];
      let start: Record<string, unknown> | undefined;
      do {
        const page = await client.send(
          new QueryCommand({
            TableName: table,
            IndexName: likenessIndex.name,
            KeyConditionExpression: 'likenessPlace = :place AND likenessKey BETWEEN :first AND :last',
            ExpressionAttributeValues: {
              ':place': placeKey(place),
              ':first': timeKey(after + 1),
              // After every id of that instant, for ids are letters and digits.
              ':last': `${timeKey(until)}#~`,
            },
            ExclusiveStartKey: start,
          }),
        );
        found.push(...(page.Items ?? []).map((item) => entrySchema.parse(item)));
        start = page.LastEvaluatedKey;
      } while (start);
      return found;
    },
  };
}

function placeKey({ municipality, category }: LikenessPlace): string {
  return `${municipality}#${category}`;
}

/** Texts of this form are in the order of time. */
function timeKey(at: Instant): string {
  return new Date(at).toISOString();
}
