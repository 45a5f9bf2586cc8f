import * as z from 'zod';
import { outcomes } from '#shared/domain/ratings/counted-cycle.ts';
import { indicatorIds } from '#shared/domain/ratings/method.ts';

/** As many cycles as an answer of Lambda can hold for certain. */
const mostCycles = 10_000;

const wholeNumber = z
  .string()
  .regex(/^\d{1,9}$/)
  .transform(Number);

/** Which cycles are asked for, and how. */
export const cyclesQuerySchema = z.strictObject({
  indicator: z.enum(indicatorIds),
  outcome: z.enum(outcomes).optional(),
  sector: z.string().min(1).max(60).optional(),
  format: z.enum(['json', 'csv']).optional(),
  limit: wholeNumber.pipe(z.int().min(1).max(mostCycles)).default(1_000),
  /** Where the page before ended: a line of the facts file, which never changes. */
  cursor: wholeNumber.default(0),
});

export type CyclesQuery = z.output<typeof cyclesQuerySchema>;
