import type { Catalogue } from '../classification/catalogue.ts';
import type { LikenessPlace } from './likeness.ts';
import type { RootCausePlan } from './root-cause-plan.ts';

/** Which problem: the place, and one appeal of it, the earliest that was known when it was named. */
export interface ProblemKey extends LikenessPlace {
  readonly first: string;
}

/** A group of alike appeals as the hourly search has found it. */
export interface FoundGroup {
  /** Its earliest appeal. */
  readonly first: string;
  /** There are enough of them for a mass problem. */
  readonly isMass: boolean;
  readonly count: number;
  /** Of the earliest and the latest submission, UTC milliseconds. */
  readonly since: number;
  readonly until: number;
  /** All of them, or the latest. */
  readonly appealIds: readonly string[];
}

/** A problem that somebody has made a plan for: it is kept, and takes in what the groups bring that share an appeal with it. */
export interface RegisteredProblem extends ProblemKey {
  /** Of the plan: 1 for the first. */
  readonly version: number;
  /** UTC milliseconds. */
  readonly registeredAt: number;
  readonly since: number;
  readonly until: number;
  readonly appealIds: readonly string[];
  readonly plan: RootCausePlan;
}

const idPattern = /^([a-z0-9]+(?:-[a-z0-9]+)*)\.([a-z0-9]+(?:-[a-z0-9]+)*)\.([0-9A-Z]{12})$/;

/** `inta.heating.7K2M04QX9ZTA`: says where it is kept, so that nothing has to be looked up. */
export function problemId({ municipality, category, first }: ProblemKey): string {
  return `${municipality}.${category}.${first}`;
}

/** What an id says; undefined for what is none. */
export function parseProblemId(id: string): ProblemKey | undefined {
  const [, municipality, category, first] = idPattern.exec(id) ?? [];
  return municipality && category && first ? { municipality, category, first } : undefined;
}

/** The sector that a category is of; undefined for «прочие», which every sector has, and for a strange one. */
export function sectorOfCategory(category: string, { sectors }: Pick<Catalogue, 'sectors'>): string | undefined {
  const [sector, ...others] = sectors.filter(({ categories }) => categories.some(({ id }) => id === category));
  return others.length === 0 ? sector?.id : undefined;
}
