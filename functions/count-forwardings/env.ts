import * as z from 'zod';

/** Settings of `count-forwardings`. */
export const settingsSchema = z.object({
  APPEALS_TABLE: z.string().min(3),
  CENTRE_TABLE: z.string().min(3),
});
