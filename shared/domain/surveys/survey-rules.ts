import * as z from 'zod/mini';

/** Languages that the pages and letters for citizens are written in. */
export const languages = ['ru', 'kv', 'en'] as const;

export type Language = (typeof languages)[number];

const idSchema = z.string().check(z.regex(/^[a-z][a-z0-9-]{0,99}$/));

const reasonSchema = z.strictObject({
  id: idSchema,
  title: z.strictObject({ ru: z.string(), kv: z.string(), en: z.string() }),
  /** Sectors whose appeals it is offered for; without it, all. */
  sectors: z.optional(z.array(z.string()).check(z.minLength(1))),
});

/** `surveys.json`: who is asked, how often, and what for. */
export const surveysSchema = z.strictObject({
  version: z.string(),
  sample: z.boolean(),
  /** After a citizen was asked, nobody asks them again for so many days. */
  pauseDays: z.int().check(z.nonnegative(), z.maximum(13)),
  /** The share of answered cycles that is asked about, 0..1, drawn by the seed alone: nobody picks recipients. */
  share: z.number().check(z.minimum(0), z.maximum(1)),
  seed: z.string().check(z.minLength(1)),
  /** From more answers a day from one address on, all of them are flagged. */
  answersFromOneAddressADay: z.int().check(z.positive(), z.maximum(50)),
  /** What citizens are offered, the first without asking. A language that nobody has proofread yet stays out. */
  languages: z.array(z.enum(languages)).check(z.minLength(1)),
  /** What may have been wrong with an answer. */
  reasons: z.array(reasonSchema),
});

export type SurveyRules = z.infer<typeof surveysSchema>;
export type SurveyReason = z.infer<typeof reasonSchema>;

/** The reasons that are offered for appeals of a sector. */
export function reasonsFor(sector: string, { reasons }: Pick<SurveyRules, 'reasons'>): readonly SurveyReason[] {
  return reasons.filter(({ sectors }) => sectors === undefined || sectors.includes(sector));
}
