import * as z from 'zod';

/** The scheduled run rates the month before the one it falls in. */
const monthlySchema = z.object({ kind: z.literal('monthly'), scheduledAt: z.iso.datetime({ offset: true }) });

/** A run on demand. */
const onDemandSchema = z.strictObject({ period: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/) });

export const inputSchema = z.union([monthlySchema, onDemandSchema]);

export type RatingInput = z.infer<typeof inputSchema>;
