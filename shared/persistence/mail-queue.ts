import { type DynamoDBDocumentClient, PutCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import type { Instant } from '#shared/domain/appeals/fact.ts';
import { isLostRace, queryPages } from './dynamo.ts';
import {
  type MailEntry,
  type MailStream,
  mailEntry,
  mailExpiry,
  streamKey,
  type TriedMail,
  triedKey,
} from './mail-items.ts';
import { tellableUntil } from './notice-items.ts';

/** Notices that wait to be mailed, and mails that were tried. */
export interface MailQueue {
  /** A stream until now: first mails that were tried, then notices in their order, those of tried mails among them. */
  entries(stream: MailStream, now: Instant): AsyncGenerator<readonly MailEntry[]>;
  /** Keeps that the mail is being tried, so many attempts before; false when another run is at it. */
  claim(stream: MailStream, mail: TriedMail, attemptsBefore: number): Promise<boolean>;
  /** Takes a mail and its notices away, all or none: it is sent, or `dead` says why it never will be. */
  settle(stream: MailStream, mail: TriedMail, dead?: DeadMail): Promise<void>;
}

/** Why a mail is not tried any more. */
interface DeadMail {
  readonly at: Instant;
  readonly reason: string;
}

/** Together with itself and what is left of it when it is dead, a transaction's hundred. */
export const mostNoticesOfMail = 98;

/** `mails#<mailbox>#<kind>` in the centre's table: `#<mail>` and `<not before>#<notice>`; `mails#dead` for what was given up. */
export function dynamoMailQueue(client: DynamoDBDocumentClient, TableName: string): MailQueue {
  return {
    entries(stream, now) {
      const query = {
        TableName,
        KeyConditionExpression: 'pk = :stream AND sk < :until',
        ExpressionAttributeValues: { ':stream': streamKey(stream), ':until': tellableUntil(now) },
        Limit: mostNoticesOfMail,
      };
      return queryPages(client, query, mailEntry);
    },

    async claim(stream, mail, attemptsBefore) {
      const Item = { pk: streamKey(stream), sk: triedKey(mail), ...mail, expiresAt: mailExpiry(mail.nextAt) };
      const condition =
        attemptsBefore === 0
          ? { ConditionExpression: 'attribute_not_exists(pk)' }
          : {
              ConditionExpression: 'attempts = :before',
              ExpressionAttributeValues: { ':before': attemptsBefore },
            };
      try {
        await client.send(new PutCommand({ TableName, Item, ...condition }));
        return true;
      } catch (error) {
        if (isLostRace(error)) return false;
        throw error;
      }
    },

    async settle(stream, mail, dead) {
      const pk = streamKey(stream);
      const TransactItems = [
        ...mail.keys.map((sk) => ({ Delete: { TableName, Key: { pk, sk } } })),
        { Delete: { TableName, Key: { pk, sk: triedKey(mail) } } },
        ...(dead ? [{ Put: { TableName, Item: deadItem(stream, mail, dead) } }] : []),
      ];
      await client.send(new TransactWriteCommand({ TransactItems }));
    },
  };
}

/** By time, so that the latest are easily found. The notices themselves stay where the staff reads them. */
function deadItem({ mailbox, kind }: MailStream, { id, keys, attempts }: TriedMail, { at, reason }: DeadMail) {
  return {
    pk: 'mails#dead',
    sk: `${new Date(at).toISOString()}#${id}`,
    ...{ mailbox, kind, keys, attempts, reason },
    expiresAt: mailExpiry(at),
  };
}
