import * as z from 'zod';
import { localTime } from '#shared/domain/deadlines/local-time.ts';
import { sectorOfCategory } from '#shared/domain/problems/problem.ts';
import type { Problem } from '#shared/domain/problems/problems-of-place.ts';
import { type PlanChange, planChangeSchema, rootCausePlanSchema } from '#shared/domain/problems/root-cause-plan.ts';
import type { ProblemPorts } from './ports.ts';
import texts from './texts.ru.json' with { type: 'json' };

const named = () => z.strictObject({ id: z.string(), title: z.string() });
const instant = () => z.iso.datetime({ offset: true });

/** A problem as it is answered. */
export const problemViewSchema = () =>
  z.strictObject({
    problemId: z.string(),
    municipality: named(),
    sector: named().optional().meta({ description: 'Absent for «прочие», which every sector has.' }),
    category: named(),
    isFastTrack: z.literal(true).optional().meta({ description: 'A topic of accelerated solution.' }),
    isCurrent: z.boolean().meta({ description: 'The hourly search for alike appeals still finds it.' }),
    isMass: z.boolean().meta({ description: 'It is large enough now for a mass problem.' }),
    count: z.int(),
    since: instant().meta({ description: 'Of its earliest appeal.' }),
    until: instant().meta({ description: 'Of its latest appeal.' }),
    appealIds: z
      .array(z.string())
      .meta({ description: 'As far as they are known and the asking person may see them.' }),
    plan: rootCausePlanSchema.optional(),
    version: z.int().meta({ description: 'Of the plan, 0 without one: the ETag that a change of it asks for.' }),
    registeredAt: instant().optional(),
    mergedInto: z.string().optional().meta({ description: 'The problem that it has turned out to be the same as.' }),
    mayPlan: z.boolean(),
  });

export type ProblemView = z.infer<ReturnType<typeof problemViewSchema>>;

/** A change of a plan as it is answered. */
export const changeViewSchema = () => planChangeSchema.extend({ at: instant() });

export type ChangeView = z.infer<ReturnType<typeof changeViewSchema>>;

type Names = Pick<ProblemPorts, 'names' | 'region'>;

export interface Seen {
  readonly problem: Problem;
  /** Those of its appeals that the person may see. */
  readonly appealIds: readonly string[];
  readonly mayPlan: boolean;
}

export function problemView({ problem, appealIds, mayPlan }: Seen, { names, region }: Names): ProblemView {
  const { category, registered, mergedInto } = problem;
  const local = (at: number) => localTime(at, region.timeZone);
  const sector = sectorOfCategory(category, region.catalogue);
  const about =
    sector === undefined
      ? { category: { id: category, title: texts.otherCategory } }
      : names.category(sector, category);
  return {
    problemId: problem.id,
    municipality: names.municipality(problem.municipality),
    ...about,
    isCurrent: problem.isCurrent,
    isMass: problem.isMass,
    count: problem.count,
    since: local(problem.since),
    until: local(problem.until),
    appealIds: [...appealIds],
    plan: registered?.plan,
    version: registered?.version ?? 0,
    ...(registered ? { registeredAt: local(registered.registeredAt) } : {}),
    mergedInto,
    mayPlan,
  };
}

export function changeView({ at, ...change }: PlanChange, { region }: Pick<Names, 'region'>): ChangeView {
  return { ...change, at: localTime(at, region.timeZone) };
}

/** What a change of the plan has to name: the version that was read. */
export function etagOf({ registered }: Pick<Problem, 'registered'>): string {
  return `"${registered?.version ?? 0}"`;
}
