import * as z from 'zod';
import { channels, conflictSigns } from '#shared/domain/appeals/fact-data.ts';
import type { Work } from '#shared/domain/appeals/work.ts';

const warningTimes = { dueAt: z.number(), atRiskAt: z.number(), overdueAt: z.number(), overdueBadlyAt: z.number() };

/** Work as an entry of an index carries it; the id stands in the entry's key. */
export const workSchema = z.object({
  source: z.string(),
  externalId: z.string(),
  kind: z.enum(['appeal', 'message']),
  channel: z.enum(channels),
  sector: z.string(),
  category: z.string(),
  municipality: z.string().optional(),
  cycle: z.number(),
  state: z.enum(['open', 'answered', 'closed']),
  startedAt: z.number(),
  ...warningTimes,
  firstAnswer: z.object(warningTimes).optional(),
  body: z.string().optional(),
  isProposed: z.literal(true).optional(),
  executor: z.string().optional(),
  decideBy: z.number().optional(),
  conflict: z.array(z.enum(conflictSigns)).optional(),
  anomalies: z.number(),
}) satisfies z.ZodType<Omit<Work, 'appealId'>>;
