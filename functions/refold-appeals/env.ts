import * as z from 'zod';

/** Settings of `refold-appeals`. */
export const settingsSchema = z.object({
  APPEALS_TABLE: z.string().min(3),
  CENTRE_TABLE: z.string().min(3),
  /** A call ends after so many seconds of work, and the next one goes on. */
  RUN_SECONDS: z.coerce.number().positive(),
});
