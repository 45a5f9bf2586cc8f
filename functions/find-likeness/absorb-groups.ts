import type { LikenessPlace } from '#shared/domain/problems/likeness.ts';
import type { LikenessGroup } from '#shared/domain/problems/likeness-groups.ts';
import type { FoundGroup, RegisteredProblem } from '#shared/domain/problems/problem.ts';
import { problemsOfPlace } from '#shared/domain/problems/problems-of-place.ts';
import type { ProblemStore } from '#shared/persistence/problem-store.ts';

/** A problem takes in no more appeals than its item can hold, 70 KB of ids. */
const mostAppeals = 5_000;

/**
 * Adds the appeals of the groups to the problems with a plan that they belong to, so that a problem outlives the fourteen
 * days in which its appeals are compared with each other. Repeats and late runs add nothing that is there.
 */
export async function absorbGroups(
  place: LikenessPlace,
  groups: readonly LikenessGroup[],
  registered: readonly RegisteredProblem[],
  { absorb }: Pick<ProblemStore, 'absorb'>,
): Promise<void> {
  const here = registered.filter(({ category }) => category === place.category);
  if (here.length === 0) return;
  for (const { registered: known, appealIds, until } of problemsOfPlace(place, groups.map(foundGroup), here)) {
    if (!known || known.appealIds.length >= mostAppeals) continue;
    const held = new Set(known.appealIds);
    const added = appealIds.filter((id) => !held.has(id)).slice(0, mostAppeals - held.size);
    if (added.length > 0) await absorb(known, { until: Math.max(until, known.until), appealIds: added });
  }
}

function foundGroup({ members, isMass }: LikenessGroup): FoundGroup {
  return {
    first: members[0]?.appealId ?? '',
    isMass,
    count: members.length,
    since: members[0]?.submittedAt ?? 0,
    until: members.at(-1)?.submittedAt ?? 0,
    appealIds: members.map(({ appealId }) => appealId),
  };
}
