import * as z from 'zod';

/** Settings of `report-archive`. */
export const settingsSchema = z.object({
  CENTRE_TABLE: z.string().min(3),
  REPORTS_BUCKET: z.string().min(3),
  PUBLIC_BASE_URL: z.url(),
  /** Whole years that the bucket locks each file for. */
  REPORT_RETENTION_YEARS: z
    .string()
    .regex(/^[1-9]\d?$/)
    .transform(Number),
});
