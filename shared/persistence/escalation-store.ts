import { type DynamoDBDocumentClient, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import type { Instant } from '#shared/domain/appeals/fact.ts';
import type { MailboxOf } from '#shared/domain/notices/mailboxes.ts';
import type { Addressed, EscalationNotice } from '#shared/domain/notices/notice.ts';
import { recipientKey } from '#shared/domain/notices/recipient.ts';
import { isLostRace, queryAll } from './dynamo.ts';
import { mailItems } from './mail-items.ts';
import { escalationNoticeItem } from './notice-items.ts';

/** A level of the ladder that a cycle has reached, and who is told of it. */
export interface Escalation {
  readonly appealId: string;
  readonly cycle: number;
  readonly level: string;
  readonly at: Instant;
  readonly notices: readonly (EscalationNotice & Addressed)[];
}

/** Which levels of which cycles have been told. */
export interface EscalationStore {
  /** Levels of the cycle of which somebody has been told. */
  told(appealId: string, cycle: number): Promise<ReadonlySet<string>>;
  /** Keeps them with their notices, all or none: none when another run has told one of them meanwhile. */
  tell(escalations: readonly Escalation[]): Promise<'told' | 'told-meanwhile'>;
}

/** As long as an appeal's file is kept. */
const keptMs = 5 * 365.25 * 86_400_000;

/** `escalation#<appeal>`, `<cycle>#<level>` in the centre's table, written with the notices and their mails in one transaction. */
export function dynamoEscalationStore(
  client: DynamoDBDocumentClient,
  TableName: string,
  mailboxOf: MailboxOf,
): EscalationStore {
  const partition = (appealId: string) => `escalation#${appealId}`;

  return {
    async told(appealId, cycle) {
      const query = {
        TableName,
        KeyConditionExpression: 'pk = :appeal AND begins_with(sk, :cycle)',
        ExpressionAttributeValues: { ':appeal': partition(appealId), ':cycle': `${cycle}#` },
        ProjectionExpression: 'sk',
      };
      return new Set(await queryAll(client, query, ({ sk }) => String(sk).slice(`${cycle}#`.length)));
    },

    async tell(escalations) {
      const TransactItems = escalations.flatMap(({ appealId, cycle, level, at, notices }) => {
        const Item = {
          pk: partition(appealId),
          sk: `${cycle}#${level}`,
          at,
          told: notices.map(({ recipient }) => recipientKey(recipient)),
          expiresAt: Math.ceil((at + keptMs) / 1000),
        };
        const isNew = { ConditionExpression: 'attribute_not_exists(pk)' };
        return [
          { Put: { TableName, Item, ...isNew } },
          ...notices.flatMap((notice) => {
            const noticeItem = escalationNoticeItem(notice);
            const all = [noticeItem, ...mailItems(notice, noticeItem.sk, mailboxOf)];
            return all.map((told) => ({ Put: { TableName, Item: told } }));
          }),
        ];
      });
      try {
        await client.send(new TransactWriteCommand({ TransactItems }));
        return 'told';
      } catch (error) {
        if (isLostRace(error)) return 'told-meanwhile';
        throw error;
      }
    },
  };
}
