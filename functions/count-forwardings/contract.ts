import * as z from 'zod';

/** A run counts the months before its time, and the one that it is in. */
export const inputSchema = z.strictObject({ scheduledAt: z.iso.datetime({ offset: true }) });

export type CountingInput = z.infer<typeof inputSchema>;
