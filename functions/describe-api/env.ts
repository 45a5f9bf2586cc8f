import * as z from 'zod';

/** Settings of `describe-api`. */
export const settingsSchema = z.object({ PUBLIC_BASE_URL: z.url() });
