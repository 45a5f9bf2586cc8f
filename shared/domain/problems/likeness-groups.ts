import { compareText } from '../compare-text.ts';
import type { Likeness, Position } from './likeness.ts';
import limits from './limits.json' with { type: 'json' };
import { similarity } from './signature.ts';

/** Appeals that say the same of about the same place within 14 days, each like another one of them. */
export interface LikenessGroup {
  /** The earliest first; of equal times by id. */
  readonly members: readonly Likeness[];
  /** There are enough of them for a mass problem. */
  readonly isMass: boolean;
}

/** How long after an appeal another one is still of the same problem. */
export const windowMs = limits.days * 86_400_000;

const bands = 16;

/**
 * Groups the appeals of one category in one municipality: two are linked when their texts are alike, they are not more than
 * 14 days and, where both say where, 300 m apart. Depends on the set alone. Compares only those of one signature band.
 */
export function likenessGroups(appeals: readonly Likeness[]): LikenessGroup[] {
  const inOrder = [...new Map(appeals.map((one) => [one.appealId, one])).values()].sort(
    (a, b) => a.submittedAt - b.submittedAt || compareText(a.appealId, b.appealId),
  );
  const roots = inOrder.map((_, index) => index);
  const rootOf = (index: number): number => {
    let root = index;
    while (roots[root] !== root) root = roots[root] ?? root;
    roots[index] = root;
    return root;
  };
  for (const [earlier, later] of candidatesIn(inOrder)) {
    const [a, b] = [rootOf(earlier), rootOf(later)];
    if (a !== b && isLinked(inOrder[earlier], inOrder[later])) roots[Math.max(a, b)] = Math.min(a, b);
  }
  const groups = Map.groupBy(inOrder.keys(), rootOf);
  return [...groups.values()]
    .filter((indexes) => indexes.length > 1)
    .map((indexes) => ({
      members: indexes.flatMap((index) => inOrder[index] ?? []),
      isMass: indexes.length >= limits.massFrom,
    }));
}

/** Pairs of one band, the earlier one first. */
function* candidatesIn(inOrder: readonly Likeness[]): Generator<[number, number]> {
  const ofBand = new Map<string, number[]>();
  for (const [index, one] of inOrder.entries()) {
    const candidates = new Set<number>();
    for (let band = 0; band < bands; band += 1) {
      const key = `${band}#${bandOf(one.signature, band)}`;
      const alike = ofBand.get(key) ?? [];
      for (const at of alike) candidates.add(at);
      alike.push(index);
      ofBand.set(key, alike);
    }
    for (const at of candidates) yield [at, index];
  }
}

function isLinked(earlier: Likeness | undefined, later: Likeness | undefined): boolean {
  return (
    earlier !== undefined &&
    later !== undefined &&
    later.submittedAt - earlier.submittedAt <= windowMs &&
    isNear(earlier.at, later.at) &&
    similarity(earlier.signature, later.signature) >= limits.similarity
  );
}

function bandOf(signature: Uint8Array, band: number): string {
  const width = signature.length / bands;
  return signature.subarray(band * width, (band + 1) * width).join('.');
}

/** On a plane, which over some hundred metres is exact enough; one that does not say where may be anywhere. */
function isNear(a: Position | undefined, b: Position | undefined): boolean {
  if (!a || !b) return true;
  const north = a.latitude - b.latitude;
  const east = (a.longitude - b.longitude) * Math.cos((a.latitude * Math.PI) / 180);
  return Math.hypot(north, east) * metresPerDegree <= limits.metres;
}

const metresPerDegree = 111_195;
