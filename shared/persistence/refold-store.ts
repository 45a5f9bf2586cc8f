import { isDeepStrictEqual } from 'node:util';
import { type DynamoDBDocumentClient, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { AppealChange, AppealIds, History } from '#shared/domain/appeals/appeal-store.ts';
import { type Refolded, refoldedTerm } from '#shared/domain/appeals/refold.ts';
import type { TimeZone } from '#shared/domain/deadlines/time-zone.ts';
import { historyOf, stateItem } from './appeal-items.ts';
import { foldWrites } from './appeal-store.ts';
import { isLostRace, queryAll } from './dynamo.ts';
import { changeItem } from './refold-items.ts';
import { watchIndex, workAttribute } from './work-index.ts';
import { workSchema } from './work-schema.ts';

/** An appeal as it is stored. */
interface StandingAppeal {
  readonly ids: AppealIds;
  readonly history: History;
  /** The folded appeal. */
  readonly state: Readonly<Record<string, unknown>>;
}

/** Appeals that are stored anew by other rules, with a record of what that has changed. */
export interface RefoldStore {
  /** Undefined where there is no such appeal. */
  read(appealId: string): Promise<StandingAppeal | undefined>;
  /** Stores the fold and what it changes in one transaction; nothing where it changes nothing. */
  store(run: string, standing: StandingAppeal, change: AppealChange): Promise<'stored' | 'same' | 'changed-meanwhile'>;
}

const idsSchema = z.object({ source: z.string(), externalId: z.string() });
const earlierFactSchema = z.object({ dueAt: z.number(), sector: z.string(), category: z.string() });

export function dynamoRefoldStore(
  client: DynamoDBDocumentClient,
  { appeals, centre }: { readonly appeals: string; readonly centre: string },
  zone: TimeZone,
): RefoldStore {
  return {
    async read(appealId) {
      const query = {
        TableName: appeals,
        ConsistentRead: true,
        KeyConditionExpression: 'pk = :appeal',
        ExpressionAttributeValues: { ':appeal': appealId },
      };
      const items = await queryAll(client, query, (item) => item);
      const state = items.find(({ sk }) => sk === 'state');
      return state && { ids: { appealId, ...idsSchema.parse(state) }, history: historyOf(items), state };
    },

    async store(run, { state }, change) {
      const { work, records } = change;
      if (!work || isDeepStrictEqual(compared(stateItem(change, zone)), compared(state))) return 'same';
      const refolded: Refolded = {
        appealId: work.appealId,
        cycle: work.cycle,
        policy: records.at(-1)?.policy ?? '',
        before: refoldedTerm(workSchema.safeParse(state[workAttribute]).data ?? earlierFactSchema.parse(state['fact'])),
        after: refoldedTerm(work),
      };
      try {
        const record = { Put: { TableName: centre, Item: changeItem(run, refolded) } };
        await client.send(new TransactWriteCommand({ TransactItems: [...foldWrites(change, appeals, zone), record] }));
        return 'stored';
      } catch (error) {
        if (isLostRace(error)) return 'changed-meanwhile';
        throw error;
      }
    },
  };
}

/** Without what says nothing of the rules: how often it was written, and when somebody looks at its term next. */
function compared(item: Readonly<Record<string, unknown>>): unknown {
  const { version: _, [watchIndex.partitionKey]: __, [watchIndex.sortKey]: ___, ...rest } = item;
  // As the database has it: absent fields left out.
  return JSON.parse(JSON.stringify(rest));
}
