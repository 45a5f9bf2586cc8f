import * as z from 'zod';
import { type RatingMethod, methodSchema as ratingMethodSchema } from '../ratings/method.ts';

/** `satisfaction.json` of a region: what the analysis needs beside the rating method. A change is a new version. */
export const analysisRulesSchema = z.strictObject({
  id: z.string().min(1),
  version: z.int().positive(),
  /** Not approved by the region: said wherever a number made with it is shown. */
  sample: z.boolean(),
  /** Upper ends, in whole days from the start of the term to the answer, of all bands but the last, which has none. */
  dayBands: z
    .array(z.int().positive())
    .min(1)
    .refine((ends) => ends.every((end, index) => index === 0 || end > (ends[index - 1] ?? 0)), 'bands must rise'),
  /** Strata with fewer answers are put together before figures are weighed by them. */
  leastAnswersOfStratum: z.int().positive(),
});

const { timeZone, cutOffDays, shareConfidence, smallNumbers } = ratingMethodSchema.shape;

/** The method of an analysis as it is archived: what of the rating method counts here too, and the analysis's own rules. */
export const analysisMethodSchema = analysisRulesSchema.extend({
  timeZone,
  cutOffDays,
  shareConfidence,
  smallNumbers,
});

export type AnalysisRules = z.infer<typeof analysisRulesSchema>;
export type AnalysisMethod = z.infer<typeof analysisMethodSchema>;

/** The cut-off, the confidence and the rules of small numbers are the rating's: two reports of one month are to agree. */
export function analysisMethod(rules: AnalysisRules, rating: RatingMethod): AnalysisMethod {
  const { timeZone, cutOffDays, shareConfidence, smallNumbers } = rating;
  return { ...rules, timeZone, cutOffDays, shareConfidence, smallNumbers };
}
