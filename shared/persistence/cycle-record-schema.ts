import * as z from 'zod';
import { channels, ratingFlags, resolutions } from '#shared/domain/appeals/fact-data.ts';
import type { CycleRecord } from '#shared/domain/ratings/fact.ts';

/** A cycle's record as it is read from the database; of which appeal, the item's key says. */
const cycleRecordSchema = z.object({
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
}) satisfies z.ZodType<Omit<CycleRecord, 'appealId'>>;

const itemSchema = z.object({ pk: z.string(), fact: cycleRecordSchema });

/** The record that an item of the table or of an index of facts holds. */
export function cycleRecordIn(item: Record<string, unknown>): CycleRecord {
  const { pk: appealId, fact } = itemSchema.parse(item);
  return { appealId, ...fact };
}

/** The record as an item holds it. */
export function keptRecord({ appealId: _inKey, ...record }: CycleRecord): Omit<CycleRecord, 'appealId'> {
  return record;
}
