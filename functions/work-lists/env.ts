import * as z from 'zod';
import { identitySettings } from '#shared/identity/identity-provider.ts';

/** Settings of `work-lists`. */
export const settingsSchema = z.object({
  APPEALS_TABLE: z.string().min(3),
  ...identitySettings,
});
