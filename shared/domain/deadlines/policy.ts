import * as z from 'zod';

const countSchema = z.object({ count: z.int().positive(), unit: z.enum(['calendar-days', 'working-days']) });

/** A number of days after a start day. */
export type DayCount = z.infer<typeof countSchema>;

/** The act and article that a rule is taken from, as staff and citizens are told. */
const source = z.string().min(1);

/** A number of days, and which rule says so. */
const termSchema = countSchema.extend({ source });

const priorities = ['normal', 'high'] as const;

/** Of an appeal, as its source gives it. */
export type Priority = (typeof priorities)[number];

/** A term policy: what one kind of appeal through certain channels is due, by which rule of which act. */
const policySchema = z.object({
  id: z.string(),
  title: z.string(),
  /** The act as a whole: the source of what it does not provide for. */
  source,
  appliesTo: z.object({
    kind: z.enum(['appeal', 'message']),
    channels: z
      .array(z.enum(['federal-platform', 'portal', 'social', 'messenger', 'email', 'paper', 'open311']))
      .optional(),
  }),
  /** The time a body has to register; null where nothing is registered and the clock starts at receipt. */
  registration: termSchema.nullable(),
  /** Working hours from receipt to a first reaction, interim or final. */
  firstAnswer: z.object({ workingHours: z.record(z.enum(priorities), z.int().positive()), source }).optional(),
  finalAnswer: termSchema,
  /** The term after a first interim answer, counted from it, where that differs. */
  finalAnswerAfterInterim: termSchema.optional(),
  /** The shorter term of topics marked fast-track. */
  fastTrack: termSchema.optional(),
  /** Whether the category's own number of days, whatever it is, replaces `finalAnswer`; null where it does not. */
  categoryTerm: z.object({ source }).nullable(),
  lastDay: z.object({ notWorking: z.enum(['previous', 'next', 'as-is']), source }),
  extension: z
    .object({
      /** How often at the most; null is any number. */
      times: z.int().positive().nullable(),
      /** Calendar days beyond the term at the most; null is any number. */
      maxDays: z.int().positive().nullable(),
      source,
    })
    .nullable(),
  forwarding: z.object({ within: countSchema, restartsClock: z.boolean(), source }),
});

export type TermPolicy = z.infer<typeof policySchema>;

const warningThresholdsSchema = z.object({
  /** At risk is a term of which less than this share is left. */
  atRiskShare: z.number().min(0).max(1).default(0.2),
  /** Badly overdue is a term of which more than so many lengths have passed since its start. */
  overdueBadlyTerms: z.number().min(1).default(3),
});

export type WarningThresholds = z.infer<typeof warningThresholdsSchema>;

export const policiesSchema = z.object({
  version: z.string(),
  sample: z.boolean(),
  /** In order: the first that applies holds. */
  policies: z.array(policySchema).min(1),
  warnings: warningThresholdsSchema.prefault({}),
});
