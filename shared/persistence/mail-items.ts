import * as z from 'zod';
import type { Instant } from '#shared/domain/appeals/fact.ts';
import type { MailboxOf } from '#shared/domain/notices/mailboxes.ts';
import type { Addressed, Notice } from '#shared/domain/notices/notice.ts';
import { noticeSchema, type ToldNotice } from './notice-items.ts';

/** A notice that is older has been read by other ways, or by nobody. */
const keptMs = 14 * 86_400_000;

/** Notices of one kind to one mailbox. */
export interface MailStream {
  readonly mailbox: string;
  readonly kind: Notice['kind'];
}

export function streamKey({ mailbox, kind }: MailStream): string {
  return `mails#${mailbox}#${kind}`;
}

/** Until when something about mails to an instant is kept, as the database counts. */
export function mailExpiry(at: Instant): number {
  return Math.ceil((at + keptMs) / 1000);
}

/**
 * The notice that waits to be mailed, in the order in which it may be; none for a recipient without a mailbox. It goes into the
 * transaction of the notice itself, so that it is written once, as that is.
 */
export function mailItems(notice: Notice & Addressed, noticeKey: string, mailboxOf: MailboxOf) {
  const { recipient, ...told } = notice;
  const mailbox = mailboxOf(recipient);
  if (mailbox === undefined) return [];
  return [
    {
      pk: streamKey({ mailbox, kind: notice.kind }),
      sk: `${new Date(notice.notBefore).toISOString()}#${noticeKey}`,
      ...told,
      expiresAt: mailExpiry(notice.notBefore),
    },
  ];
}

/** A notice that waits to be mailed. */
export interface WaitingNotice {
  readonly key: string;
  readonly notice: ToldNotice;
}

/** Notices of one mail that has been tried: it is tried again as it was, so that a repeat is known as one. */
export interface TriedMail {
  /** The mail's own name, which follows from its notices. */
  readonly id: string;
  /** Of its notices, in their order. */
  readonly keys: readonly string[];
  readonly attempts: number;
  /** Not again before. */
  readonly nextAt: Instant;
  /** All of its notices are. */
  readonly isUrgent: boolean;
}

/** Tried mails come before all notices. */
export function triedKey({ id }: Pick<TriedMail, 'id'>): string {
  return `#${id}`;
}

const triedSchema = z.object({
  id: z.string(),
  keys: z.array(z.string()).min(1),
  attempts: z.number(),
  nextAt: z.number(),
  isUrgent: z.boolean(),
}) satisfies z.ZodType<TriedMail>;

/** What is read of a stream. */
export type MailEntry = { readonly tried: TriedMail } | { readonly waiting: WaitingNotice };

export function mailEntry(item: Record<string, unknown>): MailEntry {
  const key = String(item['sk']);
  return key.startsWith('#')
    ? { tried: triedSchema.parse(item) }
    : { waiting: { key, notice: noticeSchema.parse(item) } };
}
