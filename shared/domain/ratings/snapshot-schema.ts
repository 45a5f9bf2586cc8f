import * as z from 'zod';
import { indicatorIds, methodSchema } from './method.ts';
import { signalIds } from './signals.ts';
import { reportHeadSchema, type Snapshot } from './snapshot.ts';

const eachIndicator = <T extends z.ZodType>(of: T) =>
  z.object({ timeliness: of, speed: of, resolution: of, satisfaction: of });
const interval = z.tuple([z.number(), z.number()]);
const share = z.object({ n: z.number(), s: z.number() });
const rated = share.extend({
  shrunk: z.number().optional(),
  wilson: interval.optional(),
  againstLeague: z.number(),
  oneMoreFailure: z.number(),
  categories: z.array(share.extend({ sector: z.string(), category: z.string(), points: z.number() })),
});
const prior = z.object({ mean: z.number(), variance: z.number(), strength: z.number() }).optional();
const change = z.object({
  period: z.string(),
  revision: z.number(),
  score: z.number(),
  own: z.number(),
  others: z.number(),
  ownBy: eachIndicator(z.number()),
  places: z.number(),
  placeBefore: z.number(),
});
const leftOut = z.object({
  count: z.number(),
  'own-network': z.number().optional(),
  'many-from-one-address': z.number().optional(),
});
const body = z.object({
  body: z.string(),
  name: z.string(),
  due: z.number(),
  cycles: z.number(),
  leftOut: leftOut.optional(),
});
const mixPart = z.object({
  sector: z.string(),
  policy: z.string(),
  effect: z.number(),
  own: z.number(),
  league: z.number(),
});

/** An archived snapshot as it is read for showing and comparing. */
export const snapshotSchema = reportHeadSchema.extend({
  from: z.string(),
  to: z.string(),
  cutOff: z.string(),
  method: z.object({ id: z.string(), version: z.number(), sample: z.boolean(), sha256: z.string() }),
  facts: z.object({ count: z.number(), sha256: z.string() }),
  unassigned: z.number(),
  uncertainty: methodSchema.shape.uncertainty.extend({ seed: z.string() }),
  weights: eachIndicator(z.number()),
  dropped: z.array(z.enum(indicatorIds)),
  priors: z.object({ timeliness: prior, speed: prior, resolution: prior, satisfaction: prior }),
  leagueScore: z.number(),
  table: z.array(
    body.extend({
      place: z.number(),
      group: z.string(),
      score: z.number(),
      shownScore: z.string(),
      scoreInterval: interval,
      placeInterval: interval,
      isToldApartFromNext: z.boolean(),
      indicators: eachIndicator(rated),
      satisfactionShown: z.enum(['hidden', 'preliminary', 'full']),
      adjusted: z.object({ score: z.number(), place: z.number(), parts: z.array(mixPart) }),
      change: change.optional(),
      correction: change.optional(),
    }),
  ),
  notRanked: z.array(body.extend({ indicators: eachIndicator(share) })),
  signals: z.array(
    z.object({
      id: z.enum(signalIds),
      mean: z.number(),
      median: z.number(),
      bodies: z.array(share.extend({ body: z.string(), limit: z.number(), isFlagged: z.boolean() })),
    }),
  ),
}) satisfies z.ZodType<Snapshot>;
