import * as z from 'zod';

/** Settings of `find-likeness`. */
export const settingsSchema = z.object({
  APPEALS_TABLE: z.string().min(3),
  CENTRE_TABLE: z.string().min(3),
});
