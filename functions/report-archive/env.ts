import * as z from 'zod';

/** Settings of `report-archive`. */
export const settingsSchema = z.object({
  CENTRE_TABLE: z.string().min(3),
  REPORTS_BUCKET: z.string().min(3),
});
