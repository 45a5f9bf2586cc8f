import * as z from 'zod';
import { roles } from '../governance/staff.ts';

export const planStates = ['planned', 'in-progress', 'done', 'dropped'] as const;

const words = (max: number) => z.string().trim().min(1).max(max);

/**
 * An entry of a plan to remove the root cause of a problem (план мероприятий по устранению первопричин; regulation 3.1(4),
 * 4.8(10)): what, who, by when, and how far it is. One that is dropped says why.
 */
export const rootCausePlanSchema = z
  .strictObject({
    what: words(2_000).meta({ description: 'What will be done so that there is no cause for such appeals any more.' }),
    who: z
      .union([z.strictObject({ body: words(200) }), z.strictObject({ person: words(200) })])
      .meta({ description: 'A body of the directory, or a person by office and name.' }),
    by: z.iso.date().meta({ description: 'The last day.' }),
    state: z.enum(planStates),
    reason: words(2_000).optional().meta({ description: 'Why it was dropped; only then, and always then.' }),
  })
  .refine(({ state, reason }) => (state === 'dropped') === (reason !== undefined), { path: ['reason'] });

export type RootCausePlan = z.infer<typeof rootCausePlanSchema>;

/** One change of a plan: nothing is ever overwritten without its trace. */
export const planChangeSchema = z.strictObject({
  version: z.int().positive(),
  /** UTC milliseconds. */
  at: z.number(),
  author: z.strictObject({ id: z.string(), role: z.enum(roles) }),
  plan: rootCausePlanSchema,
});

export type PlanChange = z.infer<typeof planChangeSchema>;
