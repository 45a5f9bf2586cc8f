import * as z from 'zod/mini';

/** Settings of `receive-events`. */
export const settingsSchema = z.object({
  EVENTS_QUEUE_URL: z.url(),
  /** Secrets Manager name prefix; the secret of a source is `<prefix><source>`. */
  SOURCE_SECRET_PREFIX: z.string().check(z.minLength(1)),
});
