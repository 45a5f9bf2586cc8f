import * as z from 'zod';

/** The scheduled run analyses the month before the one it falls in, and the one before that for facts that came late. */
const scheduledSchema = z.strictObject({ scheduledAt: z.iso.datetime({ offset: true }) });

const period = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);
const reason = z.string().min(1).max(1000);

/** A month on demand. Without a reason it proposes, where it would change what is published. */
const onDemandSchema = z.strictObject({ period, reason: reason.optional() });

/** A person publishes a proposed revision. */
const publishSchema = z.strictObject({
  publish: z.strictObject({ period, revision: z.int().positive() }),
  by: z.string().min(1).max(200),
  reason,
});

/** Asks which revisions wait for a decision; analyses and publishes nothing. */
const listSchema = z.strictObject({ list: z.literal('proposals') });

export const inputSchema = z.union([scheduledSchema, publishSchema, listSchema, onDemandSchema]);

export type AnalysisInput = z.infer<typeof inputSchema>;
export type RunInput = z.infer<typeof scheduledSchema> | z.infer<typeof onDemandSchema>;
