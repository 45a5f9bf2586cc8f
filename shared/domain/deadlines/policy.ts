import * as z from 'zod';

const countSchema = z.object({ count: z.int().positive(), unit: z.enum(['calendar-days', 'working-days']) });

/** A number of days after a start day. */
export type DayCount = z.infer<typeof countSchema>;

/** A term policy: what one kind of appeal through certain channels is due, by which rule of which act. */
const policySchema = z.object({
  id: z.string(),
  title: z.string(),
  source: z.string(),
  appliesTo: z.object({
    kind: z.enum(['appeal', 'message']),
    channels: z
      .array(z.enum(['federal-platform', 'portal', 'social', 'messenger', 'email', 'paper', 'open311']))
      .optional(),
  }),
  /** The time a body has to register; null where nothing is registered and the clock starts at receipt. */
  registration: countSchema.nullable(),
  finalAnswer: countSchema,
  /** The term after a first interim answer, counted from it, where that differs. */
  finalAnswerAfterInterim: countSchema.optional(),
  /** The shorter term of topics marked fast-track. */
  fastTrack: countSchema.optional(),
  /** Whether the category's own number of days replaces `finalAnswer`. */
  categoryMaySetTerm: z.boolean(),
  lastDayNotWorking: z.enum(['previous', 'next', 'as-is']),
  extension: z
    .object({
      /** How often at the most; null is any number. */
      times: z.int().positive().nullable(),
      /** Calendar days beyond the term at the most; null is any number. */
      maxDays: z.int().positive().nullable(),
    })
    .nullable(),
  forwarding: z.object({ within: countSchema, restartsClock: z.boolean() }),
});

export type TermPolicy = z.infer<typeof policySchema>;

export const policiesSchema = z.object({
  version: z.string(),
  sample: z.boolean(),
  /** In order: the first that applies holds. */
  policies: z.array(policySchema).min(1),
});
