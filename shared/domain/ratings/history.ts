import * as z from 'zod';
import { byIndicator } from './method.ts';
import type { Snapshot } from './snapshot.ts';

const share = z.strictObject({ n: z.int(), s: z.int() });
const prior = z.strictObject({ mean: z.number(), variance: z.number(), strength: z.number() }).optional();
const eachIndicator = <T extends z.ZodType>(of: T) =>
  z.strictObject({ timeliness: of, speed: of, resolution: of, satisfaction: of });

/** What a report keeps of an earlier one, to be compared with it by anyone who holds the report alone. */
const earlierSchema = z.strictObject({
  period: z.string(),
  revision: z.int().positive(),
  method: z.strictObject({ id: z.string(), version: z.int(), sha256: z.string() }),
  weights: eachIndicator(z.number()),
  priors: z.strictObject({ timeliness: prior, speed: prior, resolution: prior, satisfaction: prior }),
  rows: z.array(
    z.strictObject({
      body: z.string(),
      place: z.int().positive(),
      score: z.number(),
      shownScore: z.string(),
      scoreInterval: z.tuple([z.number(), z.number()]),
      indicators: eachIndicator(share),
    }),
  ),
});

/** An earlier rating as a later report remembers it. */
export type EarlierRating = z.infer<typeof earlierSchema>;

/** `history.json` of a report: what it is compared with. */
export const ratingHistorySchema = z.strictObject({
  /** Up to eleven earlier periods of the same kind, the earliest first, each in its latest published revision. */
  periods: z.array(earlierSchema).max(11),
  /** The revision that this one corrects. */
  corrects: earlierSchema.optional(),
});

export type RatingHistory = z.infer<typeof ratingHistorySchema>;

/** How many earlier periods a report remembers: with its own they are a year of months. */
export const rememberedPeriods = 11;

/** What later reports remember of this one. */
export function remembered({ period, revision, method, weights, priors, table }: Snapshot): EarlierRating {
  const { id, version, sha256 } = method;
  return {
    period,
    revision,
    method: { id, version, sha256 },
    weights,
    priors,
    rows: table.map(({ body, place, score, shownScore, scoreInterval: [low, high], indicators }) => ({
      body,
      place,
      score,
      shownScore,
      scoreInterval: [low, high],
      indicators: byIndicator((id) => ({ n: indicators[id].n, s: indicators[id].s })),
    })),
  };
}
