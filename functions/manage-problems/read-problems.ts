import type { ProblemKey } from '#shared/domain/problems/problem.ts';
import { type Problem, problemsOfPlace } from '#shared/domain/problems/problems-of-place.ts';
import type { ProblemPorts } from './ports.ts';

type Stores = Pick<ProblemPorts, 'likeness' | 'problems'>;

/** Every problem of a municipality, of one category or of all: what the search finds now, joined with the plans. */
export async function problemsIn(
  municipality: string,
  category: string | undefined,
  now: number,
  { likeness, problems }: Stores,
): Promise<Problem[]> {
  const [found, registered] = await Promise.all([
    likeness.found(municipality, category, now),
    problems.registered(municipality, category),
  ]);
  const groupsOf = new Map(found.map((place) => [place.category, place.groups]));
  const categories = new Set([...groupsOf.keys(), ...registered.map((one) => one.category)]);
  return [...categories].flatMap((each) =>
    problemsOfPlace(
      { municipality, category: each },
      groupsOf.get(each) ?? [],
      registered.filter((one) => one.category === each),
    ),
  );
}

/**
 * The problem that an id means: its own, or the one that its appeal is in by now. Undefined for none, and for a group that is
 * no mass problem and has no plan.
 */
export async function problemOf(key: ProblemKey, now: number, stores: Stores): Promise<Problem | undefined> {
  const here = await problemsIn(key.municipality, key.category, now, stores);
  const known = here.filter(({ isMass, registered }) => isMass || registered);
  return known.find(({ first }) => first === key.first) ?? known.find(({ appealIds }) => appealIds.includes(key.first));
}
