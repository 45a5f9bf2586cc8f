import * as z from 'zod';
import { ratingFlags } from '../appeals/fact-data.ts';
import { leagues } from '../governance/directory.ts';

export const indicatorIds = ['timeliness', 'speed', 'resolution', 'satisfaction'] as const;

export type IndicatorId = (typeof indicatorIds)[number];

export type ByIndicator<T> = Readonly<Record<IndicatorId, T>>;

/** One value per indicator, made in the order of `indicatorIds`. */
export function byIndicator<T>(of: (id: IndicatorId) => T): ByIndicator<T> {
  return {
    timeliness: of('timeliness'),
    speed: of('speed'),
    resolution: of('resolution'),
    satisfaction: of('satisfaction'),
  };
}

/** The sum over the indicators, in their order. */
export function sumIndicators(values: ByIndicator<number>): number {
  return indicatorIds.reduce((sum, id) => sum + values[id], 0);
}

const share = z.number().gt(0).lt(1);

/** The rating method as data: a change is a new version with its date and reason. */
export const methodSchema = z.strictObject({
  id: z.string().min(1),
  version: z.int().positive(),
  /** Not approved by the region: said wherever a number made with it is shown. */
  sample: z.boolean(),
  validFrom: z.iso.date(),
  /** Why this version is not the one before. */
  reason: z.string().min(1),
  timeZone: z.string(),
  /** Who is compared with whom; every league has a table of its own. */
  leagues: z.array(z.enum(leagues)).min(1),
  /** Days after the end of the period until which facts count. */
  cutOffDays: z.int().nonnegative(),
  weights: z
    .strictObject({
      timeliness: z.number().nonnegative(),
      speed: z.number().nonnegative(),
      resolution: z.number().nonnegative(),
      satisfaction: z.number().nonnegative(),
    })
    .refine(
      (weights) => Math.abs(Object.values(weights).reduce((sum, weight) => sum + weight, 0) - 1) < 1e-9,
      'weights must sum to 1',
    ),
  /** `speed` counts answers within this share of the term. */
  speedShare: z.number().positive().max(1),
  /** Bounds of κ, in cycles. */
  shrinkage: z
    .strictObject({ min: z.number().positive(), max: z.number().positive() })
    .refine(({ min, max }) => min <= max, 'min is greater than max'),
  /** Bodies with fewer cycles due or answered are listed as not ranked. */
  minCycles: z.int().nonnegative(),
  /** Volume groups by cycles due, largest first. */
  volumeGroups: z.array(z.strictObject({ id: z.string(), minDue: z.int().nonnegative() })).min(1),
  /** Decimals of the score shown and ranked by. */
  scoreDecimals: z.int().min(0).max(6),
  /** How sure the scores and places are: draws from the posterior, and the share of them that an interval holds. */
  uncertainty: z.strictObject({
    generator: z.literal('mt19937'),
    draws: z.int().min(100).max(100_000),
    interval: share,
  }),
  /** Confidence of the Wilson interval beside a raw share. */
  shareConfidence: share,
  /** Shown satisfaction: fewer answers than the first are hidden, fewer than the second marked as preliminary. */
  smallNumbers: z.strictObject({ hiddenBelow: z.int().nonnegative(), preliminaryBelow: z.int().nonnegative() }),
  /** Signals that a figure is being managed: their thresholds, and the confidence of the funnel limit. */
  signals: z.strictObject({
    lastShareOfTerm: share,
    returnedWithinDays: z.int().positive(),
    changedWithinHours: z.int().positive(),
    quickAnswerSeconds: z.number().positive(),
    funnel: share,
  }),
  /**
   * Verdicts with one of these flags are kept and counted, but not in satisfaction; and how many have them is a signal.
   * A method without a word of flags, as they all were before there were any, counts every verdict.
   */
  excludedFlags: z.array(z.enum(ratingFlags)).optional(),
});

export type RatingMethod = z.infer<typeof methodSchema>;
