import * as z from 'zod';
import { leagues } from '#shared/domain/governance/directory.ts';
import { periodPattern } from '#shared/domain/ratings/period.ts';

/** The scheduled run rates the month or the quarter before the one it falls in. */
const scheduledSchema = z.object({
  kind: z.enum(['monthly', 'quarterly']),
  scheduledAt: z.iso.datetime({ offset: true }),
});

const period = z.string().regex(periodPattern);
const reason = z.string().min(1).max(1000);

/** A run on demand. Without a reason it proposes, where it would change what is published. */
const onDemandSchema = z.strictObject({ period, reason: reason.optional() });

/** A person publishes a proposed revision. */
export const publishSchema = z.strictObject({
  publish: z.strictObject({ league: z.enum(leagues), period, revision: z.int().positive() }),
  by: z.string().min(1).max(200),
  reason,
});

/** How far is the run that an earlier call has started? */
const askedSchema = z.strictObject({ run: z.string().min(1).max(200) });

/** Asks which revisions wait for a decision; rates and publishes nothing. */
const listSchema = z.strictObject({ list: z.literal('proposals') });

export const inputSchema = z.union([scheduledSchema, publishSchema, askedSchema, listSchema, onDemandSchema]);

export type RatingInput = z.infer<typeof inputSchema>;
export type RunInput = z.infer<typeof scheduledSchema> | z.infer<typeof onDemandSchema>;
export type PublishInput = z.infer<typeof publishSchema>;
