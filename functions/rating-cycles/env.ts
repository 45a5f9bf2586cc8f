import * as z from 'zod';
import { identitySettings } from '#shared/identity/identity-provider.ts';

/** Settings of `rating-cycles`. */
export const settingsSchema = z.object({
  CENTRE_TABLE: z.string().min(3),
  REPORTS_BUCKET: z.string().min(3),
  ...identitySettings,
});
