import * as z from 'zod';

/** Settings of `mail-notices`. */
export const settingsSchema = z.object({
  CENTRE_TABLE: z.string().min(3),
  /** `ses`, or the secret with the address of an SMTP server. */
  MAIL_THROUGH: z.string().min(3),
  MAIL_FROM: z.email(),
  /** A run ends after so many seconds of work, and the next one goes on. */
  RUN_SECONDS: z.coerce.number().positive(),
});
