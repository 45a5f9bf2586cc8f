import * as z from 'zod';

/** Settings of `record-event`. */
export const settingsSchema = z.object({
  APPEALS_TABLE: z.string().min(3),
  CONTACTS_TABLE: z.string().min(3),
  CENTRE_TABLE: z.string().min(3),
  DELIVERIES_QUEUE_URL: z.url(),
  DEAD_LETTER_QUEUE_URL: z.url(),
  /** The trained model's file, beside the code. */
  TEXT_MODEL: z.string().endsWith('.model'),
});
