import * as z from 'zod';

/** By the clock: goes on with a run that is not finished, and starts one when the rules are not those of the last. */
const scheduledSchema = z.strictObject({ scheduledAt: z.iso.datetime({ offset: true }) });

/** How far is that run? */
const askedSchema = z.strictObject({ run: z.string().min(1).max(200) });

/** By hand: goes on too, or starts a run whatever the rules are. */
const onDemandSchema = z.strictObject({});

export const inputSchema = z.union([scheduledSchema, askedSchema, onDemandSchema]);

export type RefoldInput = z.infer<typeof inputSchema>;
