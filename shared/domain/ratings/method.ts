import * as z from 'zod';

export const indicatorIds = ['timeliness', 'speed', 'resolution', 'satisfaction'] as const;

export type IndicatorId = (typeof indicatorIds)[number];

/** The rating method as data: a change is a new version with its date and reason. */
export const methodSchema = z.object({
  id: z.string(),
  version: z.int().positive(),
  sample: z.boolean(),
  validFrom: z.iso.date(),
  reason: z.string(),
  timeZone: z.string(),
  /** Days after the end of the period until which facts count. */
  cutOffDays: z.int().nonnegative(),
  weights: z
    .object({ timeliness: z.number(), speed: z.number(), resolution: z.number(), satisfaction: z.number() })
    .refine(
      (weights) => Math.abs(Object.values(weights).reduce((sum, weight) => sum + weight, 0) - 1) < 1e-9,
      'weights must sum to 1',
    ),
  /** `speed` counts answers within this share of the term. */
  speedShare: z.number().positive().max(1),
  shrinkage: z.object({ min: z.number().positive(), max: z.number().positive() }),
  /** Bodies with fewer cycles due or answered are listed as not ranked. */
  minCycles: z.int().nonnegative(),
  /** Volume groups by cycles due, largest first. */
  volumeGroups: z.array(z.object({ id: z.string(), minDue: z.int().nonnegative() })).min(1),
  /** Decimals of the score shown and ranked by. */
  scoreDecimals: z.int().min(0).max(6),
});

export type RatingMethod = z.infer<typeof methodSchema>;
