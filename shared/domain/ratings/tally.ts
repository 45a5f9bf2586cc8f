import { type RatingFlag, ratingFlags } from '../appeals/fact-data.ts';
import { compareText } from '../compare-text.ts';
import type { RatingFact } from './fact.ts';
import { concerns, excludedBy, isAnswered, isDue, judges, type Share } from './indicators.ts';
import { type ByIndicator, byIndicator, indicatorIds, type RatingMethod } from './method.ts';
import type { Period } from './period.ts';
import { type BySignal, bodyOfSignal, bySignal, signalIds, signalJudges } from './signals.ts';

/** A body's cycles of one kind. */
export interface Cell {
  readonly sector: string;
  readonly category: string;
  readonly policy: string;
  readonly shares: ByIndicator<Share>;
}

/** What one body did in a period. */
export interface Tally {
  readonly body: string;
  /** Cycles due in the period. */
  readonly due: number;
  /** Cycles due or answered in the period. */
  readonly cycles: number;
  readonly shares: ByIndicator<Share>;
  /** The same by what the cycles were about, in the order of sector, category and policy. */
  readonly cells: readonly Cell[];
  readonly signals: BySignal<Share>;
  /** Absent where there are none. */
  readonly leftOut?: LeftOut | undefined;
}

/** Verdicts that the method leaves out of satisfaction: how many, and how many for each flag; one may have several. */
export type LeftOut = { readonly count: number } & { readonly [F in RatingFlag]?: number | undefined };

/** Counts of a period, as far as facts have been added. */
export interface Tallier {
  /** Counts a fact once; the order of facts does not matter. */
  add(fact: RatingFact): void;
  /** Every body that a cycle belongs to, in the order of ids by code points. */
  tallies(): Tally[];
  /** Cycles due or answered that belong to no body. */
  unassigned(): number;
}

/** Counts facts one by one, in memory that grows with bodies and categories, not with cycles. */
export function tallier(period: Period, method: RatingMethod): Tallier {
  const bodies = new Map<string, Counts>();
  let unassigned = 0;
  const countsOf = (body: string): Counts => {
    const known = bodies.get(body);
    if (known) return known;
    const counts = { due: 0, cycles: 0, cells: [], bySubject: new Map(), signals: bySignal(noCases), leftOut: [] };
    bodies.set(body, counts);
    return counts;
  };

  return {
    add(fact) {
      if (!concerns(fact, period)) return;
      const counts = fact.body === undefined ? undefined : countsOf(fact.body);
      for (const id of signalIds) {
        const body = bodyOfSignal(id, fact);
        const shows = body === undefined ? undefined : signalJudges[id](fact, period, method);
        if (body === undefined || shows === undefined) continue;
        count((body === fact.body && counts ? counts : countsOf(body)).signals[id], shows);
      }
      if (!counts) {
        unassigned += 1;
        return;
      }
      counts.cycles += 1;
      if (isDue(fact, period)) counts.due += 1;
      const excluded = fact.satisfied === undefined || !isAnswered(fact, period) ? [] : excludedBy(fact, method);
      if (excluded.length > 0) counts.leftOut.push(excluded);
      const { shares } = cellOf(counts, fact);
      for (const id of indicatorIds) {
        const success = judges[id](fact, period, method);
        if (success !== undefined) count(shares[id], success);
      }
    },
    tallies: () =>
      [...bodies]
        // One that has only handed on what became another's is not of this league for that.
        .filter(([, { cycles }]) => cycles > 0)
        .map(([body, counts]) => tallyOf(body, counts))
        .sort((a, b) => compareText(a.body, b.body)),
    unassigned: () => unassigned,
  };
}

/** Counts each body's shares; cycles of nobody are left out. */
export function tallyBodies(facts: Iterable<RatingFact>, period: Period, method: RatingMethod): Tally[] {
  const counter = tallier(period, method);
  for (const fact of facts) counter.add(fact);
  return counter.tallies();
}

/** The sum of shares. */
export function sumShares(shares: readonly Share[]): Share {
  let [n, s] = [0, 0];
  for (const share of shares) {
    n += share.n;
    s += share.s;
  }
  return { n, s };
}

interface Count {
  n: number;
  s: number;
}

interface CellCounts extends Omit<Cell, 'shares'> {
  readonly shares: ByIndicator<Count>;
}

interface Counts {
  due: number;
  cycles: number;
  readonly cells: CellCounts[];
  /** The cells by sector, category and policy: three look-ups are cheaper than one long key. */
  readonly bySubject: Map<string, Map<string, Map<string, CellCounts>>>;
  readonly signals: BySignal<Count>;
  /** The flags of each verdict that is left out; they are few. */
  readonly leftOut: (readonly RatingFlag[])[];
}

function noCases(): Count {
  return { n: 0, s: 0 };
}

function count(share: Count, isSuccess: boolean): void {
  share.n += 1;
  if (isSuccess) share.s += 1;
}

function cellOf({ cells, bySubject }: Counts, { sector, category, policy }: RatingFact): CellCounts {
  const known = bySubject.get(sector)?.get(category)?.get(policy);
  if (known) return known;
  const cell = { sector, category, policy, shares: byIndicator(noCases) };
  cells.push(cell);
  const ofSector = bySubject.get(sector) ?? new Map<string, Map<string, CellCounts>>();
  const ofCategory = ofSector.get(category) ?? new Map<string, CellCounts>();
  bySubject.set(sector, ofSector.set(category, ofCategory.set(policy, cell)));
  return cell;
}

function tallyOf(body: string, { due, cycles, cells, signals, leftOut }: Counts): Tally {
  const sorted = [...cells].sort(
    (a, b) => compareText(a.sector, b.sector) || compareText(a.category, b.category) || compareText(a.policy, b.policy),
  );
  const shares = byIndicator((id) => sumShares(sorted.map((cell) => cell.shares[id])));
  return {
    body,
    due,
    cycles,
    shares,
    cells: sorted,
    signals,
    ...(leftOut.length > 0 && { leftOut: leftOutOf(leftOut) }),
  };
}

function leftOutOf(verdicts: readonly (readonly RatingFlag[])[]): LeftOut {
  const found = ratingFlags.map((flag) => [flag, verdicts.filter((flags) => flags.includes(flag)).length] as const);
  return { count: verdicts.length, ...Object.fromEntries(found.filter(([, count]) => count > 0)) };
}
