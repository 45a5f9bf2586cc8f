import * as z from 'zod';

/** Settings of `write-digests`. */
export const settingsSchema = z.object({
  APPEALS_TABLE: z.string().min(3),
  CENTRE_TABLE: z.string().min(3),
  /** Whether notices are mailed to those who have a mailbox. */
  MAIL: z.enum(['on', 'off']),
});
