import * as z from 'zod';

/** Settings of `analyse-satisfaction`. */
export const settingsSchema = z.object({
  APPEALS_TABLE: z.string().min(3),
  CENTRE_TABLE: z.string().min(3),
  REPORTS_BUCKET: z.string().min(3),
  /** ARN of the key in KMS: behind an alias, the key could change between two calls. */
  REPORT_SIGNING_KEY: z.string().min(3),
});
