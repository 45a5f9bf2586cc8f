import * as z from 'zod';

/** A run looks at the fourteen days before its time. */
export const inputSchema = z.strictObject({ scheduledAt: z.iso.datetime({ offset: true }) });

export type FindingInput = z.infer<typeof inputSchema>;
