import * as z from 'zod';
import type { Instant } from '#shared/domain/appeals/fact.ts';
import type { Addressed, DigestNotice, EscalationNotice, Notice } from '#shared/domain/notices/notice.ts';
import { recipientKey } from '#shared/domain/notices/recipient.ts';

/** Notices are work of the day; what was told when stays with the escalations. */
const keptMs = 180 * 86_400_000;

type NoticeItem = Record<string, unknown> & { readonly pk: string; readonly sk: string };

/** Where the notices of a recipient are. */
export function noticesOf(key: string): string {
  return `notices#${key}`;
}

/** A notice in its recipient's partition, in the order in which they may be told. */
export function escalationNoticeItem(notice: EscalationNotice & Addressed): NoticeItem {
  const { recipient, appealId, cycle, level } = notice;
  return addressedItem(notice, notice.notBefore, `${appealId}#${cycle}#${level}#${recipientKey(recipient)}`);
}

/** The digest of a recipient that begins at an instant: one, whenever it is told. */
export function digestNoticeItem(notice: DigestNotice & Addressed, begins: Instant): NoticeItem {
  return addressedItem(notice, begins, `digest#${recipientKey(notice.recipient)}`);
}

/** Keys of notices that are told until then begin before this. */
export function tellableUntil(now: Instant): string {
  return new Date(now + 1).toISOString();
}

/** `name` tells apart what is told at the same instant, also to several recipients. */
function addressedItem<T extends Addressed>(notice: T, at: Instant, name: string): NoticeItem {
  const { recipient, ...told } = notice;
  return {
    pk: noticesOf(recipientKey(recipient)),
    sk: `${new Date(at).toISOString()}#${name}`,
    ...told,
    expiresAt: Math.ceil((notice.notBefore + keptMs) / 1000),
  };
}

const addressedSchema = {
  createdAt: z.number(),
  notBefore: z.number(),
  isUrgent: z.literal(true).optional(),
};

const escalationSchema = z.object({
  kind: z.literal('escalation'),
  appealId: z.string(),
  cycle: z.number(),
  level: z.string(),
  dueAt: z.number(),
  sector: z.string(),
  category: z.string(),
  municipality: z.string().optional(),
  body: z.string().optional(),
  ...addressedSchema,
}) satisfies z.ZodType<EscalationNotice & Omit<Addressed, 'recipient'>>;

const digestSchema = z.object({
  kind: z.literal('digest'),
  day: z.string(),
  open: z.number(),
  waiting: z.number(),
  atRisk: z.number(),
  overdue: z.number(),
  overdueBadly: z.number(),
  firstAnswers: z.number(),
  fresh: z.number(),
  /** Absent in digests of earlier releases. */
  reopenRequests: z.number().default(0),
  reopenRequestsOverdue: z.number().default(0),
  mostUrgent: z.array(
    z.object({
      appealId: z.string(),
      level: z.enum(['on-track', 'at-risk', 'overdue', 'overdue-badly']),
      dueAt: z.number(),
      category: z.string(),
      municipality: z.string().optional(),
      body: z.string().optional(),
    }),
  ),
  ...addressedSchema,
}) satisfies z.ZodType<DigestNotice & Omit<Addressed, 'recipient'>>;

/** A notice as it is read from the database. */
export type ToldNotice = Notice & Omit<Addressed, 'recipient'>;

export const noticeSchema: z.ZodType<ToldNotice> = z.discriminatedUnion('kind', [escalationSchema, digestSchema]);
