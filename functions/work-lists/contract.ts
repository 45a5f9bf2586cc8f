import * as z from 'zod';
import { channels, conflictSigns } from '#shared/domain/appeals/fact-data.ts';
import { warningLevels } from '#shared/domain/appeals/urgency.ts';
import type { OperationContracts } from '#shared/lambda/operation-contract.ts';
import { queryNumber } from '#shared/lambda/query-number.ts';
import { listedWorkSchema } from './listed-work.ts';

/** Routes of `work-lists`, by operation. */
export const routes = {
  countWork: 'GET /v1/work',
  listWork: 'GET /v1/work/{list}',
} as const;

/** The lists, in the order in which they are shown. */
export const workLists = [
  'mine',
  'open',
  'at-risk',
  'overdue',
  'needs-person',
  'reopen-requests',
  'anomalies',
] as const;

export const workListSchema = z.enum(workLists);

export type WorkList = z.infer<typeof workListSchema>;

/** An answer of Lambda holds 6 MB, and a screen far fewer. */
const mostEntries = 1_000;

const id = z.string().min(1).max(200);

/** Which work of a list is asked for, and how. */
export const workQuerySchema = z.strictObject({
  sector: id.optional(),
  category: id.optional(),
  municipality: id.optional(),
  channel: z.enum(channels).optional(),
  level: z.enum(warningLevels).optional(),
  /** Of requests to reopen: those whose words have it. */
  conflict: z.enum(conflictSigns).optional(),
  /** With the organisations subordinate to it. */
  body: id.optional(),
  limit: queryNumber(1, mostEntries).default(50),
  cursor: z
    .string()
    .regex(/^[\w-]{1,200}$/)
    .optional(),
  format: z.enum(['json', 'csv']).optional(),
});

export type WorkQuery = z.output<typeof workQuerySchema>;

export const countQuerySchema = z.strictObject({});

/** What OpenAPI says of each operation. */
export function operationContracts(): OperationContracts<typeof routes> {
  const count = z.strictObject({
    list: workListSchema,
    count: z.int(),
    isMore: z.boolean().meta({ description: 'There are more than that, or nobody has looked further.' }),
    href: z.string(),
  });
  return {
    countWork: {
      summary: 'How much of each list waits for the person who asks, up to 500',
      query: countQuerySchema,
      answers: { 200: z.strictObject({ lists: z.array(count) }) },
      problems: [400],
    },
    listWork: {
      summary:
        'A page of a list, the most urgent first. It may be shorter than asked for and have a next one, which Link names too',
      path: z.strictObject({ list: workListSchema }),
      query: workQuerySchema,
      answers: {
        200: z.strictObject({
          list: workListSchema,
          entries: z.array(listedWorkSchema()),
          next: z.string().optional().meta({ description: 'The address of the next page.' }),
        }),
      },
      alsoAs: ['text/csv'],
      problems: [400, 404],
    },
  };
}
