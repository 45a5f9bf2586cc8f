import * as z from 'zod';

/** Settings of `deliver-message`. */
export const settingsSchema = z.object({
  CENTRE_TABLE: z.string().min(3),
  /** Secrets Manager name prefix; the secret of a source is `<prefix><source>`. */
  SOURCE_SECRET_PREFIX: z.string().min(1),
  /** Where citizens reach the survey pages, without a trailing slash. */
  PUBLIC_BASE_URL: z.url(),
  /** The secret that codes for the status of appeals are made with. */
  STATUS_CODE_SECRET: z.string().min(1),
  DEAD_LETTER_QUEUE_URL: z.url(),
});
