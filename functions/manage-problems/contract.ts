import * as z from 'zod';
import { planStates, rootCausePlanSchema } from '#shared/domain/problems/root-cause-plan.ts';
import type { OperationContracts } from '#shared/lambda/operation-contract.ts';
import { queryNumber } from '#shared/lambda/query-number.ts';
import { changeViewSchema, problemViewSchema } from './problem-view.ts';

/** Routes of `manage-problems`, by operation. */
export const routes = {
  listProblems: 'GET /v1/problems',
  showProblem: 'GET /v1/problems/{problemId}',
  planProblem: 'POST /v1/problems/{problemId}/plan',
} as const;

const id = z.string().min(1).max(200);

/** Which problems are asked for. */
export const problemsQuerySchema = z.strictObject({
  municipality: id.optional(),
  sector: id.optional(),
  category: id.optional(),
  /** Of the plan. */
  state: z.enum(['without-plan', ...planStates]).optional(),
  limit: queryNumber(1, 200).default(50),
  cursor: z
    .string()
    .regex(/^[\w-]{1,300}$/)
    .optional(),
});

export type ProblemsQuery = z.output<typeof problemsQuerySchema>;

export const idempotencyKeySchema = z
  .string()
  .regex(/^[\x21-\x7e]{1,200}$/)
  .meta({
    description:
      'Unique among the changes of this member of staff to this problem. The same change with the same key is made once and answered again (200 in the place of 201); another change with it is refused with 422.',
  });

export const ifMatchSchema = z
  .string()
  .regex(/^"\d{1,15}"$/)
  .meta({
    description:
      'The ETag that the problem was read with, "0" where it has no plan. 428 without it, 412 when the plan has changed since; a repeat is never a 412.',
  });

/** What OpenAPI says of each operation. */
export function operationContracts(): OperationContracts<typeof routes> {
  const path = z.strictObject({
    problemId: z.string().meta({
      description: 'Municipality, category and an appeal: as a list of problems has it.',
      examples: ['inta.heating.7K2M04QX9ZTA'],
    }),
  });
  const shown = problemViewSchema().extend({ history: z.array(changeViewSchema()) });
  return {
    listProblems: {
      summary: 'Mass problems of now, and problems whose plan is not finished, the largest first',
      query: problemsQuerySchema,
      answers: { 200: z.strictObject({ problems: z.array(problemViewSchema()), next: z.string().optional() }) },
      problems: [400],
    },
    showProblem: {
      summary: 'A problem with its appeals, its plan and every change of it',
      path,
      answers: { 200: shown },
      problems: [404],
    },
    planProblem: {
      summary: 'Plan, or change the plan, to remove the root cause of a problem',
      path,
      headers: z.object({ 'idempotency-key': idempotencyKeySchema, 'if-match': ifMatchSchema }),
      body: rootCausePlanSchema,
      answers: { 200: changeViewSchema(), 201: changeViewSchema() },
      problems: [400, 404, 412, 422, 428],
    },
  };
}
