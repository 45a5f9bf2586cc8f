import * as z from 'zod';
import { warningLevels } from '#shared/domain/appeals/urgency.ts';
import type { OperationContracts } from '#shared/lambda/operation-contract.ts';
import { noticesQuerySchema } from './notices-query.ts';

/** Routes of `staff-notices`, by operation. */
export const routes = {
  listNotices: 'GET /v1/notices',
} as const;

/** What OpenAPI says of each operation. */
export function operationContracts(): OperationContracts<typeof routes> {
  const instant = z.iso.datetime();
  const head = { at: instant, isUrgent: z.boolean(), title: z.string() };
  const about = { category: z.string(), municipality: z.string().optional(), body: z.string().optional() };
  const escalation = z.strictObject({
    kind: z.literal('escalation'),
    ...head,
    appealId: z.string(),
    cycle: z.int(),
    level: z.string().meta({ description: 'Of the ladder.' }),
    dueAt: instant,
    sector: z.string(),
    ...about,
  });
  const line = z.strictObject({ appealId: z.string(), level: z.enum(warningLevels), dueAt: instant, ...about });
  const digest = z.strictObject({
    kind: z.literal('digest'),
    ...head,
    day: z.iso.date(),
    open: z.int(),
    waiting: z.int().meta({ description: 'With time enough.' }),
    atRisk: z.int(),
    overdue: z.int().meta({ description: 'Badly overdue ones too.' }),
    overdueBadly: z.int(),
    reopenRequests: z.int().meta({ description: 'Requests to reopen that wait for a decision.' }),
    reopenRequestsOverdue: z.int().meta({ description: 'Of these, whose term for the decision has ended.' }),
    firstAnswers: z.int().meta({ description: 'Whose first answer is at risk or overdue.' }),
    fresh: z.int().meta({ description: 'Begun since the morning of the working day before.' }),
    mostUrgent: z.array(line),
  });
  return {
    listNotices: {
      summary: 'What the member of staff has been told, the latest first',
      query: noticesQuerySchema,
      answers: {
        200: z.strictObject({
          notices: z.array(z.union([escalation, digest])),
          next: z.string().optional().meta({ description: 'The address of the next page.' }),
        }),
      },
      problems: [400],
    },
  };
}
