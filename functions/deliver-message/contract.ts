import * as z from 'zod';

/** Ask the citizen about an answered cycle. The token is in no other place until it is in the citizen's hands. */
const invitationSchema = z.object({
  kind: z.literal('survey-invitation'),
  appealId: z.string(),
  source: z.string(),
  externalId: z.string(),
  cycle: z.int().positive(),
  sector: z.string().default('other'),
  category: z.string(),
  /** Who answered. */
  body: z.string().optional(),
  /** UTC milliseconds. */
  answeredAt: z.number(),
  /** 128 random bits, base64url. */
  token: z.string().regex(/^[A-Za-z0-9_-]{22}$/),
});

/** Tell whoever wrote that it has arrived, by when it will be answered, and how to see how it stands. */
const receiptSchema = z.object({
  kind: z.literal('receipt'),
  appealId: z.string(),
  source: z.string(),
  externalId: z.string(),
  category: z.string(),
  /** UTC milliseconds: the last instant of the term of the answer. */
  dueAt: z.number(),
});

/** Hand over an answer that a member of staff has given here, and not on the platform. */
const answerSchema = z.object({
  kind: z.literal('answer'),
  appealId: z.string(),
  source: z.string(),
  externalId: z.string(),
  eventId: z.string(),
  /** Or the first reaction. */
  isFinal: z.boolean(),
  text: z.string(),
});

/** A message of the deliveries queue. */
export const messageSchema = z.discriminatedUnion('kind', [invitationSchema, receiptSchema, answerSchema]);

export type DeliveryMessage = z.infer<typeof messageSchema>;
export type InvitationMessage = z.infer<typeof invitationSchema>;
export type AnswerMessage = z.infer<typeof answerSchema>;
export type ReceiptMessage = z.infer<typeof receiptSchema>;
