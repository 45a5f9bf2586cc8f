import * as z from 'zod';
import { outcomes } from '#shared/domain/ratings/counted-cycle.ts';
import { indicatorIds } from '#shared/domain/ratings/method.ts';
import { queryNumber } from '#shared/lambda/query-number.ts';

/** An answer of Lambda holds 6 MB: as many cycles as fit in for certain, with the longest ids that events may have. */
const mostCycles = 5_000;

/** Which cycles are asked for, and how. */
export const cyclesQuerySchema = z.strictObject({
  indicator: z.enum(indicatorIds),
  outcome: z.enum(outcomes).optional(),
  sector: z.string().min(1).max(60).optional(),
  format: z.enum(['json', 'csv']).optional(),
  limit: queryNumber(1, mostCycles).default(mostCycles),
  /** Where the page before ended: a line of the facts file, which never changes. */
  cursor: queryNumber(0, 999_999_999).default(0),
});

export type CyclesQuery = z.output<typeof cyclesQuerySchema>;
