import type { Share } from './indicators.ts';
import type { LeagueTable, TableRow } from './league-table.ts';
import { type ByIndicator, byIndicator, type IndicatorId, indicatorIds, type RatingMethod } from './method.ts';
import { type MethodDifference, methodDifferences } from './method-differences.ts';
import { shapley } from './shapley.ts';
import { leaguePrior, shrink } from './shrinkage.ts';
import type { Tally } from './tally.ts';
import type { Interval } from './wilson.ts';

/** What of a method moves a score: the indicator's weight, what counts as a success or at all, the bounds of κ. */
export const causes = ['weight', 'threshold', 'shrinkage'] as const;

type Cause = (typeof causes)[number];

/** What one change of the method did to a body's score through one indicator. */
interface ScorePart {
  readonly indicator: IndicatorId;
  readonly cause: Cause;
  /** Points of the score. */
  readonly points: number;
}

interface BodyPart extends ScorePart {
  /** Points above what the same change did on average to the bodies that both methods rank: what moves places. */
  readonly againstLeague: number;
}

export type Standing = Pick<TableRow, 'place' | 'score' | 'shownScore' | 'scoreInterval' | 'placeInterval'>;

export interface BodyMove {
  readonly body: string;
  readonly name: string;
  readonly before: Standing;
  readonly after: Standing;
  /** Places gained; negative are lost. */
  readonly places: number;
  /** Of these, places gained because better bodies are no longer ranked, less those lost to better ones that now are. */
  readonly placesByOthersListed: number;
  /** Points of the score gained: the sum of the parts. */
  readonly points: number;
  /** All but those that neither moved the body nor the others; the strongest against the league first. */
  readonly parts: readonly BodyPart[];
  /** The place intervals overlap: the figures do not tell the two places apart. */
  readonly isWithinNoise: boolean;
}

export interface MethodComparison {
  readonly differences: readonly MethodDifference[];
  /** What the method did on average to the score of the bodies that both methods rank. */
  readonly averagePoints: number;
  /** Those bodies, the biggest mover first: by places, then by points against the average. */
  readonly moves: readonly BodyMove[];
  /** Ranked by the second method only, in the order of its table; and by the first only, in the order of that. */
  readonly entered: readonly TableRow[];
  readonly left: readonly TableRow[];
}

/** A league's cycles of one period as a method counts and ranks them. */
export interface RatedByMethod {
  readonly method: RatingMethod;
  readonly tallies: readonly Tally[];
  readonly league: Pick<LeagueTable, 'weights' | 'table'>;
}

/**
 * Who moves when the same facts are rated by another method, and why. A body's change of score is split exactly by
 * indicator into what the weight, the threshold (with the league's mean that follows from it) and the bounds of the
 * shrinkage did, each a Shapley value.
 */
export function compareMethods(before: RatedByMethod, after: RatedByMethod): MethodComparison {
  const partsOf = scoreParts(before, after);
  const rowsBefore = new Map(before.league.table.map((row) => [row.body, row]));
  const rowsAfter = new Map(after.league.table.map((row) => [row.body, row]));
  const entered = after.league.table.filter(({ body }) => !rowsBefore.has(body));
  const left = before.league.table.filter(({ body }) => !rowsAfter.has(body));
  const both = before.league.table.flatMap((was) => {
    const is = rowsAfter.get(was.body);
    return is ? [{ was, is, parts: partsOf(was.body) }] : [];
  });
  const averages = averageOf(both.map(({ parts }) => parts));
  const moves = both.map(({ was, is, parts }): BodyMove => {
    const isBetter = (than: TableRow) => (row: TableRow) => row.place < than.place;
    return {
      ...{ body: was.body, name: was.name, before: was, after: is },
      places: was.place - is.place,
      placesByOthersListed: left.filter(isBetter(was)).length - entered.filter(isBetter(is)).length,
      points: is.score - was.score,
      parts: parts
        .map((part, index) => ({ ...part, againstLeague: part.points - (averages[index] ?? 0) }))
        .filter(({ points, againstLeague }) => points !== 0 || againstLeague !== 0)
        .sort((a, b) => Math.abs(b.againstLeague) - Math.abs(a.againstLeague)),
      isWithinNoise: overlap(was.placeInterval, is.placeInterval),
    };
  });
  const averagePoints = averages.reduce((sum, points) => sum + points, 0);
  return {
    differences: methodDifferences(before.method, after.method),
    ...{ averagePoints, entered, left },
    moves: moves.sort(byMovement(averagePoints)),
  };
}

/** Of each part over the bodies; all bodies have the same parts in the same order. */
function averageOf(bodies: readonly (readonly ScorePart[])[]): number[] {
  const [first = []] = bodies;
  return first.map((_, index) => bodies.reduce((sum, parts) => sum + (parts[index]?.points ?? 0), 0) / bodies.length);
}

function scoreParts(before: RatedByMethod, after: RatedByMethod): (body: string) => ScorePart[] {
  const sharesBefore = sharesByBody(before);
  const sharesAfter = sharesByBody(after);
  const none = byIndicator((): Share => ({ n: 0, s: 0 }));
  const priors = priorsOf(before, after);
  return (body) =>
    indicatorIds.flatMap((indicator) => {
      const points = shapley(causes, (changed) => {
        const shares = (changed.has('threshold') ? sharesAfter : sharesBefore).get(body) ?? none;
        const { weights } = (changed.has('weight') ? after : before).league;
        const prior = priors(changed)[indicator];
        return prior ? 100 * weights[indicator] * shrink(shares[indicator], prior) : 0;
      });
      return causes.map((cause) => ({ indicator, cause, points: points.get(cause) ?? 0 }));
    });
}

/** The league's priors for every mixture of the two methods; worked out once for each. */
function priorsOf(before: RatedByMethod, after: RatedByMethod) {
  const mixed = ({ tallies }: RatedByMethod, { method }: RatedByMethod) =>
    byIndicator((id) =>
      leaguePrior(
        tallies.map(({ shares }) => shares[id]),
        method.shrinkage,
      ),
    );
  const none = mixed(before, before);
  const threshold = mixed(after, before);
  const shrinkage = mixed(before, after);
  const both = mixed(after, after);
  return (changed: ReadonlySet<Cause>) => {
    if (changed.has('threshold')) return changed.has('shrinkage') ? both : threshold;
    return changed.has('shrinkage') ? shrinkage : none;
  };
}

function sharesByBody({ tallies }: RatedByMethod): ReadonlyMap<string, ByIndicator<Share>> {
  return new Map(tallies.map(({ body, shares }) => [body, shares]));
}

function byMovement(average: number): (a: BodyMove, b: BodyMove) => number {
  return (a, b) =>
    Math.abs(b.places) - Math.abs(a.places) ||
    Math.abs(b.points - average) - Math.abs(a.points - average) ||
    a.after.place - b.after.place ||
    (a.body < b.body ? -1 : 1);
}

function overlap([lowA, highA]: Interval, [lowB, highB]: Interval): boolean {
  return lowA <= highB && lowB <= highA;
}
