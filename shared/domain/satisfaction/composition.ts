import { type Interval, twoSidedQuantile, wilson } from '../ratings/wilson.ts';
import { answersOf } from './cell.ts';
import type { Composition, ShownCell } from './snapshot-schema.ts';
import type { IdentifiedCell } from './tally.ts';

interface Group {
  readonly counted: IdentifiedCell;
  readonly shown: Pick<ShownCell, 'name' | 'shown'>;
}

/**
 * Who answers: each group's part of the judged cycles against its part of all answered cycles. Judged cycles are some of
 * all, so the difference is (1 − f)(a − r), with f the judged share, a the group's part of those judged and r of those not;
 * the interval of a − r is Newcombe's (1998, method 10). One of `confidence` for all groups at once, by Bonferroni: among
 * twenty groups one would otherwise stand out by chance.
 */
export function compositionOf(groups: readonly Group[], confidence: number): Composition[] {
  const all = sum(groups.map(({ counted }) => counted.cell.cycles));
  const judged = sum(groups.map(({ counted }) => answersOf(counted.cell)));
  const compared = groups.filter(({ shown }) => shown.shown !== 'hidden').length;
  const z = compared === 0 ? 0 : twoSidedQuantile(1 - (1 - confidence) / compared);
  const ownZ = twoSidedQuantile(confidence);
  return groups.map(({ counted: { id, cell }, shown: { name, shown } }): Composition => {
    const ofAll = all === 0 ? 0 : cell.cycles / all;
    const answers = answersOf(cell);
    const own = { n: cell.cycles, s: answers };
    const known = {
      ...{ id, name, shown, ofAll },
      ...(shown !== 'hidden' && { judged: { ...own, interval: wilson(own, ownZ) ?? ([0, 1] as const) } }),
    };
    if (shown === 'hidden' || judged === 0 || judged === all) return known;
    const among = { n: judged, s: answers };
    const beside = { n: all - judged, s: cell.cycles - answers };
    const unjudged = 1 - judged / all;
    const [low, high] = differenceOf(among, beside, z);
    const interval: Interval = [unjudged * low, unjudged * high];
    return {
      ...known,
      ofJudged: answers / judged,
      difference: answers / judged - ofAll,
      interval,
      verdict: interval[0] > 0 ? 'more' : interval[1] < 0 ? 'less' : 'alike',
    };
  });
}

interface Part {
  readonly n: number;
  readonly s: number;
}

/** Newcombe's interval of the difference of two independent shares, each of at least one case. */
function differenceOf(one: Part, other: Part, z: number): Interval {
  const [p, q] = [one.s / one.n, other.s / other.n];
  const [low, high] = wilson(one, z) ?? [0, 1];
  const [otherLow, otherHigh] = wilson(other, z) ?? [0, 1];
  return [p - q - Math.hypot(p - low, otherHigh - q), p - q + Math.hypot(high - p, q - otherLow)];
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}
