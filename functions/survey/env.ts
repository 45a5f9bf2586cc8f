import * as z from 'zod';

/** Settings of `survey`. */
export const settingsSchema = z.object({
  CENTRE_TABLE: z.string().min(3),
  EVENTS_QUEUE_URL: z.url(),
  PSEUDONYMS_SECRET: z.string().min(1),
});
