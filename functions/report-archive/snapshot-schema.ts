import * as z from 'zod';
import { reportHeadSchema, type Snapshot } from '#shared/domain/ratings/snapshot.ts';

const share = z.object({ n: z.number(), s: z.number() });
const rated = share.extend({ shrunk: z.number().optional() });
const prior = z.object({ mean: z.number(), variance: z.number(), strength: z.number() }).optional();
const byIndicator = <T extends z.ZodType>(of: T) =>
  z.object({ timeliness: of, speed: of, resolution: of, satisfaction: of });
const row = z.object({ body: z.string(), name: z.string(), due: z.number(), cycles: z.number() });

/** An archived snapshot as it is read for showing. */
export const snapshotSchema = reportHeadSchema.extend({
  from: z.string(),
  to: z.string(),
  cutOff: z.string(),
  method: z.object({ id: z.string(), version: z.number(), sample: z.boolean(), sha256: z.string() }),
  facts: z.object({ count: z.number(), sha256: z.string() }),
  unassigned: z.number(),
  weights: byIndicator(z.number()),
  dropped: z.array(z.enum(['timeliness', 'speed', 'resolution', 'satisfaction'])),
  priors: z.object({ timeliness: prior, speed: prior, resolution: prior, satisfaction: prior }),
  table: z.array(
    row.extend({
      place: z.number(),
      group: z.string(),
      score: z.number(),
      shownScore: z.string(),
      indicators: byIndicator(rated),
    }),
  ),
  notRanked: z.array(row.extend({ indicators: byIndicator(share) })),
}) satisfies z.ZodType<Snapshot>;
