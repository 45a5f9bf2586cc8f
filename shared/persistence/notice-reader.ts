import { type DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { Instant } from '#shared/domain/appeals/fact.ts';
import { compareText } from '#shared/domain/compare-text.ts';
import { type Recipient, recipientKey } from '#shared/domain/notices/recipient.ts';
import { noticeSchema, noticesOf, type ToldNotice, tellableUntil } from './notice-items.ts';

interface NoticesPage {
  /** The latest first. */
  readonly notices: readonly ToldNotice[];
  /** Where the next page begins; absent on the last. */
  readonly next?: string | undefined;
}

/** Notices as their recipients read them. */
export interface NoticeReader {
  /** What the recipients together may be told by now, after a place in the list. */
  latest(recipients: readonly Recipient[], now: Instant, limit: number, after?: string): Promise<NoticesPage>;
}

export function dynamoNoticeReader(client: DynamoDBDocumentClient, TableName: string): NoticeReader {
  const own = async (recipient: Recipient, before: string, Limit: number) => {
    const { Items = [] } = await client.send(
      new QueryCommand({
        TableName,
        KeyConditionExpression: 'pk = :recipient AND sk < :before',
        ExpressionAttributeValues: { ':recipient': noticesOf(recipientKey(recipient)), ':before': before },
        ScanIndexForward: false,
        Limit,
      }),
    );
    return Items.map((item) => ({ key: String(item['sk']), notice: noticeSchema.parse(item) }));
  };

  return {
    async latest(recipients, now, limit, after) {
      const until = tellableUntil(now);
      const before = after !== undefined && after < until ? after : until;
      // One more than is shown tells whether there is a next page.
      const found = (await Promise.all(recipients.map((recipient) => own(recipient, before, limit + 1)))).flat();
      found.sort((a, b) => compareText(b.key, a.key));
      const page = found.slice(0, limit);
      return {
        // A digest of the morning that was late waits for working hours.
        notices: page.map(({ notice }) => notice).filter(({ notBefore }) => notBefore <= now),
        next: found.length > limit ? page.at(-1)?.key : undefined,
      };
    },
  };
}
