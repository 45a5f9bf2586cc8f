import * as z from 'zod';
import { channels, ratingFlags, resolutions } from '#shared/domain/appeals/fact-data.ts';
import type { CycleRecord } from '#shared/domain/ratings/fact.ts';

/** A cycle's record as it is read from the database. */
export const cycleRecordSchema = z.object({
  appealId: z.string(),
  cycle: z.number(),
  source: z.string(),
  sector: z.string(),
  category: z.string(),
  municipality: z.string().optional(),
  channel: z.enum(channels),
  policy: z.string(),
  clockStart: z.number(),
  dueAt: z.number(),
  firstAnswerAt: z.number().optional(),
  answeredAt: z.number().optional(),
  resolution: z.enum(resolutions).optional(),
  answeredBy: z.string().optional(),
  responsibleAtDue: z.string().optional(),
  returnedAt: z.number().optional(),
  isUnreachable: z.literal(true).optional(),
  extendedAt: z.number().optional(),
  changedAt: z.number().optional(),
  forwarded: z.object({ at: z.number(), by: z.string().optional(), isLate: z.literal(true).optional() }).optional(),
  ratings: z.array(
    z.object({
      at: z.number(),
      satisfied: z.boolean(),
      by: z.enum(['survey', 'source']),
      afterSeconds: z.number().optional(),
      resolved: z.enum(['yes', 'partly', 'no']).optional(),
      mark: z.number().optional(),
      reasons: z.array(z.string()).optional(),
      flags: z.array(z.enum(ratingFlags)).optional(),
    }),
  ),
}) satisfies z.ZodType<CycleRecord>;
