import * as z from 'zod';

/** Settings of `count-cycles`. */
export const settingsSchema = z.object({
  APPEALS_TABLE: z.string().min(3),
  CENTRE_TABLE: z.string().min(3),
  RUNS_BUCKET: z.string().min(3),
  FOLDS_QUEUE_URL: z.url(),
  DEAD_LETTER_QUEUE_URL: z.url(),
});
