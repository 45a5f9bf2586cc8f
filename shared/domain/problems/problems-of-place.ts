import { compareText } from '../compare-text.ts';
import type { LikenessPlace } from './likeness.ts';
import { type FoundGroup, type ProblemKey, problemId, type RegisteredProblem } from './problem.ts';

/** A problem of a place: what is known of it by its plan, by the groups of now, or by both. */
export interface Problem extends ProblemKey {
  readonly id: string;
  /** The hourly search still finds it. */
  readonly isCurrent: boolean;
  /** It is large enough now for a mass problem. */
  readonly isMass: boolean;
  readonly count: number;
  readonly since: number;
  readonly until: number;
  /** As far as they are known, in the order of their ids. */
  readonly appealIds: readonly string[];
  readonly registered?: RegisteredProblem | undefined;
  /** The problem that it has turned out to be the same as: the one with the earlier plan. */
  readonly mergedInto?: string | undefined;
}

type Part = { readonly group: FoundGroup } | { readonly registered: RegisteredProblem };

/**
 * The problems of a place: groups and registered problems that share an appeal are one, however many steps it takes. It is
 * called by the first plan that was made for it, else by its earliest appeal; later plans stand beside it, merged into it. A
 * group that falls apart stays one problem as long as its plan knows both parts. Depends on the sets alone.
 */
export function problemsOfPlace(
  place: LikenessPlace,
  groups: readonly FoundGroup[],
  registered: readonly RegisteredProblem[],
): Problem[] {
  const parts: Part[] = [...groups.map((group) => ({ group })), ...registered.map((one) => ({ registered: one }))];
  return connected(parts, idsOf).flatMap((cluster) => problemsOf(place, cluster));
}

function problemsOf({ municipality, category }: LikenessPlace, parts: readonly Part[]): Problem[] {
  const groups = parts.flatMap((part) => ('group' in part ? [part.group] : []));
  const plans = parts
    .flatMap((part) => ('registered' in part ? [part.registered] : []))
    .sort((a, b) => a.registeredAt - b.registeredAt || compareText(a.first, b.first));
  const earliest = groups.toSorted((a, b) => a.since - b.since || compareText(a.first, b.first))[0];
  const [leading, ...later] = plans;
  const first = leading?.first ?? earliest?.first;
  if (first === undefined) return [];
  const appealIds = [...new Set(parts.flatMap(idsOf))].sort(compareText);
  const key = { municipality, category, first };
  const spans = parts.map((part) => ('group' in part ? part.group : part.registered));
  const whole: Problem = {
    ...key,
    id: problemId(key),
    isCurrent: groups.length > 0,
    isMass: groups.some(({ isMass }) => isMass),
    // A group counts more than it names once it is large.
    count: Math.max(
      appealIds.length,
      groups.reduce((sum, { count }) => sum + count, 0),
    ),
    since: Math.min(...spans.map(({ since }) => since)),
    until: Math.max(...spans.map(({ until }) => until)),
    appealIds,
    registered: leading,
  };
  return [whole, ...later.map((one) => mergedProblem(one, whole.id))];
}

function mergedProblem(registered: RegisteredProblem, mergedInto: string): Problem {
  const { municipality, category, first, since, until, appealIds } = registered;
  const key = { municipality, category, first };
  const own = { isCurrent: false, isMass: false, count: appealIds.length, since, until };
  return { ...key, ...own, id: problemId(key), appealIds: appealIds.toSorted(compareText), registered, mergedInto };
}

function idsOf(part: Part): readonly string[] {
  return 'group' in part ? [part.group.first, ...part.group.appealIds] : part.registered.appealIds;
}

/** Sets of items that share a mark, by any number of steps. */
function connected<T>(items: readonly T[], marksOf: (item: T) => readonly string[]): T[][] {
  const clusterOf = new Map<string, T[]>();
  const clusters = new Set<T[]>();
  for (const item of items) {
    const marks = marksOf(item);
    const met = new Set(marks.map((mark) => clusterOf.get(mark)).filter((found) => found !== undefined));
    const cluster = [...[...met].flat(), item];
    for (const old of met) clusters.delete(old);
    clusters.add(cluster);
    for (const one of cluster) for (const mark of marksOf(one)) clusterOf.set(mark, cluster);
  }
  return [...clusters];
}
