import * as z from 'zod';
import { eventSchema } from '#events/event.ts';

/** Events of one appeal, as one source reported them in one request. */
const eventsMessageSchema = z.object({
  kind: z.literal('events'),
  source: z.string().min(1),
  externalId: z.string().min(1),
  /** UTC, when the centre took them in. */
  receivedAt: z.iso.datetime(),
  events: z.array(eventSchema).min(1),
});

/** A survey may have been answered: look, and take the answer into the appeal's history. */
const surveyAnswerMessageSchema = z.object({
  kind: z.literal('survey-answer'),
  tokenHash: z.string().regex(/^[0-9a-f]{64}$/),
});

/** A history may have been written to beside this queue, by a member of staff: see what follows from it. */
const commandMessageSchema = z.object({
  kind: z.literal('command'),
  /** Of the fact that it may have stored. */
  eventId: z.string().min(1).optional(),
  source: z.string().min(1),
  externalId: z.string().min(1),
});

/** A message of the events queue. */
export const messageSchema = z.discriminatedUnion('kind', [
  eventsMessageSchema,
  surveyAnswerMessageSchema,
  commandMessageSchema,
]);

export type RecordMessage = z.infer<typeof messageSchema>;
/** The message as a sender writes it. */
export type RecordMessageInput = z.input<typeof messageSchema>;
