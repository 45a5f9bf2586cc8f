import * as z from 'zod';

/** Settings of `fold-rating`. */
export const settingsSchema = z.object({
  CENTRE_TABLE: z.string().min(3),
  RUNS_BUCKET: z.string().min(3),
  REPORTS_BUCKET: z.string().min(3),
  /** ARN of the key in KMS: behind an alias, the key could change between two calls. */
  REPORT_SIGNING_KEY: z.string().min(3),
  DEAD_LETTER_QUEUE_URL: z.url(),
});
