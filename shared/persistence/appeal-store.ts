import { type DynamoDBDocumentClient, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import type { AppealChange, AppealStore } from '#shared/domain/appeals/appeal-store.ts';
import type { TimeZone } from '#shared/domain/deadlines/time-zone.ts';
import { changedCycleItems, eventItem, historyOf, obsoleteCycleKeys, stateItem } from './appeal-items.ts';
import { contactsItem } from './contacts-item.ts';
import { isLostRace, queryAll } from './dynamo.ts';

/** Tables that an appeal's transaction writes to. */
interface AppealTables {
  readonly appeals: string;
  /** Absent for whoever brings none. */
  readonly contacts?: string;
}

/**
 * How many facts go into one transaction of 100 places. Each may start a cycle, whose record takes a place too; the rest
 * is for the state, the contacts and the records of earlier cycles that a late fact changes.
 */
const factsPerTransaction = 30;

const isNew = { ConditionExpression: 'attribute_not_exists(pk)' };

/** Appeals in their table, contacts in another; contacts are written, never read. Months of the index are months of `zone`. */
export function dynamoAppealStore(
  client: DynamoDBDocumentClient,
  { appeals: table, contacts }: AppealTables,
  zone: TimeZone,
): AppealStore {
  return {
    factsPerTransaction,

    async read(appealId) {
      const query = {
        TableName: table,
        ConsistentRead: true,
        KeyConditionExpression: 'pk = :appeal',
        ExpressionAttributeValues: { ':appeal': appealId },
      };
      return historyOf(await queryAll(client, query, (item) => item));
    },

    async append(change) {
      const pk = change.ids.appealId;
      const writes = [
        ...foldWrites(change, table, zone),
        ...change.received.map((received) => ({ Put: { TableName: table, Item: eventItem(pk, received), ...isNew } })),
        ...(change.contacts ? [{ Put: { TableName: contacts, Item: contactsItem(pk, change.contacts) } }] : []),
      ];
      try {
        await client.send(new TransactWriteCommand({ TransactItems: writes }));
        return 'stored';
      } catch (error) {
        if (isLostRace(error)) return 'changed-meanwhile';
        throw error;
      }
    },
  };
}

/** What the fold of an appeal is stored as, on the condition that the appeal is as it was read. */
export function foldWrites(change: AppealChange, TableName: string, zone: TimeZone) {
  const unchanged =
    change.expectedVersion === 0
      ? isNew
      : {
          ConditionExpression: '#version = :expected',
          ExpressionAttributeNames: { '#version': 'version' },
          ExpressionAttributeValues: { ':expected': change.expectedVersion },
        };
  return [
    { Put: { TableName, Item: stateItem(change, zone), ...unchanged } },
    ...changedCycleItems(change, zone).map((Item) => ({ Put: { TableName, Item } })),
    ...obsoleteCycleKeys(change).map((Key) => ({ Delete: { TableName, Key } })),
  ];
}
