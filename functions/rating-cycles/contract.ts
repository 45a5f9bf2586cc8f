import * as z from 'zod';
import { channels } from '#shared/domain/appeals/fact-data.ts';
import { leagues } from '#shared/domain/governance/directory.ts';
import { outcomes } from '#shared/domain/ratings/counted-cycle.ts';
import { indicatorIds } from '#shared/domain/ratings/method.ts';
import type { OperationContracts } from '#shared/lambda/operation-contract.ts';
import { cyclesQuerySchema } from './cycles-query.ts';

/** Routes of `rating-cycles`, by operation. */
export const routes = {
  listCycles: 'GET /v1/reports/{league}/{period}/{revision}/bodies/{body}/cycles',
} as const;

/** What OpenAPI says of each operation. */
export function operationContracts(): OperationContracts<typeof routes> {
  const instant = z.iso.datetime();
  const cycle = z.strictObject({
    appealId: z.string(),
    cycle: z.int(),
    sector: z.string(),
    municipality: z.string().optional(),
    channel: z.enum(channels),
    policy: z.string(),
    clockStart: instant,
    dueAt: instant,
    firstAnswerAt: instant.optional(),
    answeredAt: instant.optional(),
    returnedAt: instant.optional(),
    satisfied: z.boolean().optional(),
    outcome: z.enum(outcomes).meta({ description: 'In the figure that is asked for.' }),
  });
  return {
    listCycles: {
      summary: 'The cycles that a published figure of a body consists of, in the order of the facts file',
      path: z.strictObject({
        league: z.enum(leagues),
        period: z.string().meta({ examples: ['2026-10'] }),
        revision: z.string().meta({ examples: ['1'] }),
        body: z.string(),
      }),
      query: cyclesQuerySchema,
      answers: {
        200: z.strictObject({
          report: z.strictObject({ league: z.enum(leagues), period: z.string(), revision: z.int() }),
          body: z.string(),
          name: z.string(),
          indicator: z.enum(indicatorIds),
          published: z.strictObject({ n: z.int(), s: z.int() }).meta({ description: 'The whole figure.' }),
          sectors: z.array(z.string()).optional().meta({ description: 'Those that are shown, where not all are.' }),
          cycles: z.array(cycle),
          next: z.string().optional().meta({ description: 'The address of the next page.' }),
        }),
      },
      alsoAs: ['text/csv'],
      problems: [400, 404],
    },
  };
}
