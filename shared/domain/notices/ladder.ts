import * as z from 'zod';
import { roles } from '../governance/staff.ts';
import { scopeOf } from './recipient.ts';

/** The terms of a cycle that somebody is warned of. */
const watchedTerms = ['first-answer', 'final-answer'] as const;

const levelSchema = z.strictObject({
  /** Stands in keys: a level that is renamed is told again. */
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  /** What the staff reads. */
  title: z.string().min(1),
  term: z.enum(watchedTerms),
  /** At the start of a warning level, or when so many whole working days after the day of that have passed. */
  when: z.strictObject({
    level: z.enum(['at-risk', 'overdue', 'overdue-badly']),
    workingDaysLater: z.int().min(1).max(250).optional(),
  }),
  to: z.array(z.enum(roles)).min(1).max(5),
  /** Told at any hour. */
  isUrgent: z.boolean(),
  /** Where it follows from. */
  clause: z.string().min(1),
});

/** Who is told of a term that is about to be missed, or is: level by level, higher and higher. */
export const ladderSchema = z.strictObject({
  version: z.string(),
  /** The regulation says who answers for what; who is told when, nobody has approved yet. */
  sample: z.boolean(),
  levels: z
    .array(levelSchema)
    .min(1)
    .max(20)
    .refine((levels) => new Set(levels.map(({ id }) => id)).size === levels.length, 'a level stands twice'),
  /** Who hears in the place of a body, while an appeal is on nobody's table. */
  ofNobody: z.enum(roles).refine((role) => scopeOf(role) === 'region', 'there is no body to have one'),
});

export type Ladder = z.infer<typeof ladderSchema>;
export type LadderLevel = Ladder['levels'][number];
