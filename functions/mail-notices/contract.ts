import * as z from 'zod';

/** A run mails what may be told at the time it runs. */
export const inputSchema = z.object({});
