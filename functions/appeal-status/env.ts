import * as z from 'zod/mini';

/** Settings of `appeal-status`. */
export const settingsSchema = z.object({
  APPEALS_TABLE: z.string().check(z.minLength(3)),
  /** The secret that codes are made with. */
  STATUS_CODE_SECRET: z.string().check(z.minLength(1)),
});
