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

/**
 * Pairs of one band, the earlier one first: all that are needed to know who is linked to whom. The latest of those that say the
 * same of the same place stands for all before: whatever is linked to one of them within the window is linked to it as well.
 * So thousands of copies of one letter are no more work than as many others.
 */
function* candidatesIn(inOrder: readonly Likeness[]): Generator<[number, number]> {
  const latest = new Map<string, number>();
  const ofBand = new Map<string, Map<string, number>>();
  for (const [index, one] of inOrder.entries()) {
    const said = `${one.signature.join('.')}#${one.at?.latitude}#${one.at?.longitude}`;
    const same = latest.get(said);
    latest.set(said, index);
    const isSaidLately = same !== undefined && one.submittedAt - (inOrder[same]?.submittedAt ?? 0) <= windowMs;
    const candidates = new Set<number>(isSaidLately ? [same] : []);
    for (let band = 0; band < bands; band += 1) {
      const key = `${band}#${bandOf(one.signature, band)}`;
      const alike = ofBand.get(key) ?? new Map<string, number>();
      if (!isSaidLately) for (const at of alike.values()) candidates.add(at);
      alike.set(said, index);
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
