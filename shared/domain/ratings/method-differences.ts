import type { RatingMethod } from './method.ts';

/** A field of the method that another one has otherwise. */
export interface MethodDifference {
  /** `weights.timeliness`, `volumeGroups.0.minDue`. */
  readonly path: string;
  /** Absent where the method has no such field. */
  readonly before?: unknown;
  readonly after?: unknown;
}

/** Every field in which two methods differ, in the order of the first, then what only the second has. */
export function methodDifferences(before: RatingMethod, after: RatingMethod): MethodDifference[] {
  const [was, is] = [new Map(leavesOf(before, [])), new Map(leavesOf(after, []))];
  return [...new Set([...was.keys(), ...is.keys()])]
    .map((path) => ({ path, before: was.get(path), after: is.get(path) }))
    .filter((difference) => difference.before !== difference.after);
}

function leavesOf(value: unknown, path: readonly string[]): [path: string, value: unknown][] {
  if (typeof value !== 'object' || value === null) return [[path.join('.'), value]];
  return Object.entries(value).flatMap(([key, inner]) => leavesOf(inner, [...path, key]));
}
