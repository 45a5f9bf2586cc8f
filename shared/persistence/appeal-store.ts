import { type DynamoDBDocumentClient, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import type { AppealStore } from '#shared/domain/appeals/appeal-store.ts';
import type { TimeZone } from '#shared/domain/deadlines/time-zone.ts';
import { changedCycleItems, eventItem, historyOf, obsoleteCycleKeys, stateItem } from './appeal-items.ts';
import { contactsItem } from './contacts-item.ts';
import { isLostRace, queryAll } from './dynamo.ts';

/** Tables that an appeal's transaction writes to. */
interface AppealTables {
  readonly appeals: string;
  readonly contacts: string;
}

/**
 * How many facts go into one transaction of 100 places. Each may start a cycle, whose record takes a place too; the rest
 * is for the state, the contacts and the records of earlier cycles that a late fact changes.
 */
export const factsPerTransaction = 30;

/** Appeals in their table, contacts in another; contacts are written, never read. Months of the index are months of `zone`. */
export function dynamoAppealStore(
  client: DynamoDBDocumentClient,
  { appeals: table, contacts }: AppealTables,
  zone: TimeZone,
): AppealStore {
  const isNew = { ConditionExpression: 'attribute_not_exists(pk)' };

  return {
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
      const unchanged =
        change.expectedVersion === 0
          ? isNew
          : {
              ConditionExpression: '#version = :expected',
              ExpressionAttributeNames: { '#version': 'version' },
              ExpressionAttributeValues: { ':expected': change.expectedVersion },
            };
      const writes = [
        { Put: { TableName: table, Item: stateItem(change, zone), ...unchanged } },
        ...change.received.map((received) => ({ Put: { TableName: table, Item: eventItem(pk, received), ...isNew } })),
        ...(change.contacts ? [{ Put: { TableName: contacts, Item: contactsItem(pk, change.contacts) } }] : []),
        ...changedCycleItems(change, zone).map((Item) => ({ Put: { TableName: table, Item } })),
        ...obsoleteCycleKeys(change).map((Key) => ({ Delete: { TableName: table, Key } })),
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
