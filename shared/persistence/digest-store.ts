import { type DynamoDBDocumentClient, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import type { Instant } from '#shared/domain/appeals/fact.ts';
import type { MailboxOf } from '#shared/domain/notices/mailboxes.ts';
import type { Addressed, DigestNotice } from '#shared/domain/notices/notice.ts';
import { isLostRace } from './dynamo.ts';
import { mailItems } from './mail-items.ts';
import { digestNoticeItem } from './notice-items.ts';

/** Digests among the notices of their recipients. */
export interface DigestStore {
  /** Keeps the digest that begins then, unless there is one. */
  keep(notice: DigestNotice & Addressed, begins: Instant): Promise<'kept' | 'kept-before'>;
}

export function dynamoDigestStore(
  client: DynamoDBDocumentClient,
  TableName: string,
  mailboxOf: MailboxOf,
): DigestStore {
  return {
    async keep(notice, begins) {
      const Item = digestNoticeItem(notice, begins);
      const isNew = { ConditionExpression: 'attribute_not_exists(pk)' };
      const mails = mailItems(notice, Item.sk, mailboxOf).map((mail) => ({ Put: { TableName, Item: mail } }));
      try {
        await client.send(
          new TransactWriteCommand({ TransactItems: [{ Put: { TableName, Item, ...isNew } }, ...mails] }),
        );
        return 'kept';
      } catch (error) {
        if (isLostRace(error)) return 'kept-before';
        throw error;
      }
    },
  };
}
