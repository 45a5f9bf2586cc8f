import * as z from 'zod';

/** Settings of `release-invitations`. */
export const settingsSchema = z.object({
  CENTRE_TABLE: z.string().min(3),
  EVENTS_QUEUE_URL: z.url(),
  /** A run ends after so many seconds of work, and the next one goes on. */
  RUN_SECONDS: z.coerce.number().positive(),
});
