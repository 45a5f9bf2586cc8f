import * as z from 'zod';
import { channels } from '#shared/domain/appeals/fact-data.ts';

/** Which appeal it is about, and the channel it came through. Messages of earlier releases name no channel. */
const appealSchema = z.object({
  appealId: z.string(),
  source: z.string(),
  externalId: z.string(),
  channel: z.enum(channels).default('portal'),
  category: z.string().default('other'),
});

/** Ask the citizen about an answered cycle. The token is in no other place until it is in the citizen's hands. */
const invitationSchema = z.object({
  ...appealSchema.shape,
  kind: z.literal('survey-invitation'),
  cycle: z.int().positive(),
  sector: z.string().default('other'),
  /** Who answered. */
  body: z.string().optional(),
  /** UTC milliseconds. */
  answeredAt: z.number(),
  /** 128 random bits, base64url. */
  token: z.string().regex(/^[A-Za-z0-9_-]{22}$/),
});

/** Tell whoever wrote that it has arrived, by when it will be answered, and how to see how it stands. */
const receiptSchema = z.object({
  ...appealSchema.shape,
  kind: z.literal('receipt'),
  /** UTC milliseconds: the last instant of the term of the answer. */
  dueAt: z.number(),
});

/** Hand over an answer that a member of staff has given here, and not on the platform. */
const answerSchema = z.object({
  ...appealSchema.shape,
  kind: z.literal('answer'),
  eventId: z.string(),
  /** Or the first reaction. */
  isFinal: z.boolean(),
  text: z.string(),
});

/** Tell the citizen what was decided on their request to take the appeal up again. */
const decisionSchema = z.object({
  ...appealSchema.shape,
  kind: z.literal('reopen-decision'),
  eventId: z.string(),
  isReopened: z.boolean(),
  reason: z.string(),
});

/** A message of the deliveries queue. */
export const messageSchema = z.discriminatedUnion('kind', [
  invitationSchema,
  receiptSchema,
  answerSchema,
  decisionSchema,
]);

export type DeliveryMessage = z.infer<typeof messageSchema>;
export type InvitationMessage = z.infer<typeof invitationSchema>;
export type AnswerMessage = z.infer<typeof answerSchema>;
export type ReceiptMessage = z.infer<typeof receiptSchema>;
export type DecisionMessage = z.infer<typeof decisionSchema>;
