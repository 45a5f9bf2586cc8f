import * as z from 'zod';

/** Settings of `compute-rating`. */
export const settingsSchema = z.object({
  CENTRE_TABLE: z.string().min(3),
  COUNTS_QUEUE_URL: z.url(),
});
