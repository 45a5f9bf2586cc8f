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

/** All that has one signature. */
interface Saying {
  readonly signature: Uint8Array;
  /** Of the appeals that say it, the latest of every place, as far as later ones may be linked to it. */
  readonly latest: Map<string, number>;
  /** This and all that is like it. */
  readonly alike: Saying[];
}

/**
 * Groups the appeals of one category in one municipality: two are linked when their texts are alike, they are not more than
 * 14 days and, where both say where, 300 m apart. Depends on the set alone. Compares only signatures of one band, each pair of
 * them once. Of appeals that say the same of the same place the latest stands for all before: whatever is linked to one of them
 * within the window is linked to it as well. So thousands of copies of a letter are little work.
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
  const link = (earlier: number, later: number) => {
    const [a, b] = [rootOf(earlier), rootOf(later)];
    if (a !== b && isNear(inOrder[earlier]?.at, inOrder[later]?.at)) roots[Math.max(a, b)] = Math.min(a, b);
  };

  const sayingOf = sayings();
  for (const [index, { signature, submittedAt, at }] of inOrder.entries()) {
    const isLate = (earlier: number) => submittedAt - (inOrder[earlier]?.submittedAt ?? 0) > windowMs;
    const place = `${at?.latitude} ${at?.longitude}`;
    const { latest, alike } = sayingOf(signature);
    const same = latest.get(place);
    const isSaidLately = same !== undefined && !isLate(same);
    if (isSaidLately) link(same, index);
    for (const saying of isSaidLately ? [] : alike) {
      for (const [where, earlier] of saying.latest) {
        if (isLate(earlier)) saying.latest.delete(where);
        else link(earlier, index);
      }
    }
    latest.set(place, index);
  }

  const groups = Map.groupBy(inOrder.keys(), rootOf);
  return [...groups.values()]
    .filter((indexes) => indexes.length > 1)
    .map((indexes) => ({
      members: indexes.flatMap((index) => inOrder[index] ?? []),
      isMass: indexes.length >= limits.massFrom,
    }));
}

/** Finds what has a signature, with all so far that is like it. */
function sayings(): (signature: Uint8Array) => Saying {
  const known = new Map<string, Saying>();
  const ofBand = new Map<string, Saying[]>();
  return (signature) => {
    const found = known.get(signature.join('.'));
    if (found) return found;
    const saying: Saying = { signature, latest: new Map(), alike: [] };
    const candidates = new Set([saying]);
    for (let band = 0; band < bands; band += 1) {
      const key = `${band}#${bandOf(signature, band)}`;
      const others = ofBand.get(key) ?? [];
      for (const other of others) candidates.add(other);
      others.push(saying);
      ofBand.set(key, others);
    }
    for (const other of candidates) {
      if (similarity(signature, other.signature) < limits.similarity) continue;
      saying.alike.push(other);
      if (other !== saying) other.alike.push(saying);
    }
    known.set(signature.join('.'), saying);
    return saying;
  };
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
