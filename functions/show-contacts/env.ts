import * as z from 'zod';
import { identitySettings } from '#shared/identity/identity-provider.ts';

/** Settings of `show-contacts`. */
export const settingsSchema = z.object({
  APPEALS_TABLE: z.string().min(3),
  CONTACTS_TABLE: z.string().min(3),
  CENTRE_TABLE: z.string().min(3),
  ...identitySettings,
});
