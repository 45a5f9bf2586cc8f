import * as z from 'zod';
import { identitySettings } from '#shared/identity/identity-provider.ts';

/** Settings of `staff-notices`. */
export const settingsSchema = z.object({
  CENTRE_TABLE: z.string().min(3),
  ...identitySettings,
});
