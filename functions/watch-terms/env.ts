import * as z from 'zod';

/** Settings of `watch-terms`. */
export const settingsSchema = z.object({
  APPEALS_TABLE: z.string().min(3),
  CENTRE_TABLE: z.string().min(3),
  /** Whether notices are mailed to those who have a mailbox. */
  MAIL: z.enum(['on', 'off']),
  /** A run ends after so many seconds of work, and the next one goes on. */
  RUN_SECONDS: z.coerce.number().positive(),
});
