import * as z from 'zod';
import { type ProblemKey, problemId, type RegisteredProblem } from '#shared/domain/problems/problem.ts';
import { type PlanChange, planChangeSchema, rootCausePlanSchema } from '#shared/domain/problems/root-cause-plan.ts';

/*
 *   problem#<municipality>   <category>#<first>   a problem with its plan and all its appeals
 *   problem-plan#<id>        <digest>             a change of the plan; the digest is of whoever made it and of their key
 */

const text = z.string();

const problemSchema = z
  .object({
    municipality: text,
    category: text,
    first: text,
    version: z.number(),
    registeredAt: z.number(),
    since: z.number(),
    until: z.number(),
    appealIds: z.set(text),
    plan: rootCausePlanSchema,
  })
  .transform(({ appealIds, ...problem }): RegisteredProblem => ({ ...problem, appealIds: [...appealIds] }));

const changeSchema = z.object({ change: planChangeSchema });

export function problemKeyOf({ municipality, category, first }: ProblemKey) {
  return { pk: `problem#${municipality}`, sk: `${category}#${first}` };
}

export function changeKeyOf(problem: ProblemKey, digest: string) {
  return { pk: changesKeyOf(problem), sk: digest };
}

export function changesKeyOf(problem: ProblemKey): string {
  return `problem-plan#${problemId(problem)}`;
}

export function problemIn(item: Record<string, unknown>): RegisteredProblem {
  return problemSchema.parse(item);
}

export function changeIn(item: Record<string, unknown>): PlanChange {
  return changeSchema.parse(item).change;
}
