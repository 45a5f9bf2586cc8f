import type { Uniform } from './beta-draws.ts';
import { adjustedScore, type MixPart, strataOf } from './case-mix.ts';
import { type Contribution, contributionsOf, leagueScore } from './contributions.ts';
import type { Share } from './indicators.ts';
import { likelyPriors } from './likely-priors.ts';
import { type ByIndicator, byIndicator, type IndicatorId, indicatorIds, type RatingMethod } from './method.ts';
import { compareNames, type NotRanked, notRankedRows } from './not-ranked.ts';
import { leaguePrior, type Priors, type Scoring, shrink } from './shrinkage.ts';
import { leagueSignals, type Signal } from './signals.ts';
import type { LeftOut, Tally } from './tally.ts';
import { type BodyUncertainty, leagueUncertainty } from './uncertainty.ts';
import { type Visibility, visibilities } from './visibility.ts';
import { type Interval, twoSidedQuantile, wilson } from './wilson.ts';

export interface RatedIndicator extends Share, Contribution {
  /** Shrunk share, 0..1; absent where the indicator is dropped in the league. */
  readonly shrunk?: number | undefined;
  /** Of the raw share; absent without cases. */
  readonly wilson?: Interval | undefined;
}

export interface TableRow {
  /** Equal shown scores share a place, and the next places are skipped: 1, 1, 3. */
  readonly place: number;
  readonly body: string;
  readonly name: string;
  /** Volume group by cycles due. */
  readonly group: string;
  /** 0..100, not rounded. */
  readonly score: number;
  /** Rounded as shown and ranked by. */
  readonly shownScore: string;
  readonly scoreInterval: Interval;
  readonly placeInterval: Interval;
  /** Whether the place interval does not overlap that of the next body; the last has none to be told apart from. */
  readonly isToldApartFromNext: boolean;
  readonly due: number;
  readonly cycles: number;
  readonly indicators: ByIndicator<RatedIndicator>;
  /** How the satisfaction of few answers is shown to people. */
  readonly satisfactionShown: Visibility;
  /** Verdicts that are not among those of satisfaction; absent where every one is. */
  readonly leftOut?: LeftOut | undefined;
  /** As if every body had the league's mix of sectors and policies. */
  readonly adjusted: { readonly score: number; readonly place: number; readonly parts: readonly MixPart[] };
}

export interface LeagueTable {
  /** Weights after indicators without a single cycle in the league are dropped. */
  readonly weights: ByIndicator<number>;
  readonly dropped: readonly IndicatorId[];
  readonly priors: Priors;
  /** Of a body at the league's mean in everything. */
  readonly leagueScore: number;
  readonly table: readonly TableRow[];
  readonly notRanked: readonly NotRanked[];
  readonly signals: readonly Signal[];
}

export interface LeagueInputs {
  /** In the order of bodies' ids. */
  readonly tallies: readonly Tally[];
  readonly method: RatingMethod;
  /** The directory's names. */
  readonly nameOf: (body: string) => string;
  /** Bodies of the directory: those without cycles are listed as not ranked. */
  readonly listed?: readonly string[];
  /** From the generator that the method names, with the seed of this league and period. */
  readonly uniform: Uniform;
}

/** Scores and ranks a league, and says how sure each place is and what it consists of. */
export function leagueTable({ tallies, method, nameOf, listed = [], uniform }: LeagueInputs): LeagueTable {
  const priors: Priors = byIndicator((id) =>
    leaguePrior(
      tallies.map(({ shares }) => shares[id]),
      method.shrinkage,
    ),
  );
  const dropped = indicatorIds.filter((id) => priors[id] === undefined);
  const rated = { priors, weights: rescaled(method.weights, dropped) };
  const ranked = tallies.filter(({ cycles }) => cycles >= method.minCycles);
  return {
    weights: rated.weights,
    dropped,
    priors,
    leagueScore: leagueScore(rated),
    table: rankedRows(ranked, { ...rated, method, nameOf, uniform, tallies }),
    notRanked: notRankedRows({ tallies, method, nameOf, listed }),
    signals: leagueSignals(tallies, method.signals.funnel),
  };
}

interface Ranking extends Scoring, Pick<LeagueInputs, 'tallies' | 'method' | 'nameOf' | 'uniform'> {}

function rankedRows(ranked: readonly Tally[], ranking: Ranking): TableRow[] {
  const { method, nameOf, priors, weights, uniform, tallies } = ranking;
  const { draws, interval } = method.uncertainty;
  const priorOf = byIndicator((id) => {
    const prior = priors[id];
    const shares = tallies.map((tally) => tally.shares[id]);
    return prior && likelyPriors(shares, { prior, max: method.shrinkage.max });
  });
  const sure = leagueUncertainty({ bodies: ranked, priorOf, weights, draws, interval, uniform });
  const strata = strataOf(tallies);
  const z = twoSidedQuantile(method.shareConfidence);
  const shown = visibilities(
    ranked.map(({ shares }) => shares.satisfaction.n),
    method.smallNumbers,
  );
  const scored = ranked.map((tally, index) => {
    const indicators = ratedIndicators(tally, ranking, z);
    const score = 100 * indicatorIds.reduce((sum, id) => sum + weights[id] * (indicators[id].shrunk ?? 0), 0);
    const { score: scoreInterval, place: placeInterval } = sure.get(tally.body) ?? certain(score, index + 1);
    return {
      body: tally.body,
      name: nameOf(tally.body),
      group: groupOf(tally.due, method),
      score,
      shownScore: score.toFixed(method.scoreDecimals),
      scoreInterval,
      placeInterval,
      due: tally.due,
      cycles: tally.cycles,
      indicators,
      satisfactionShown: shown[index] ?? 'full',
      ...(tally.leftOut && { leftOut: tally.leftOut }),
      adjusted: adjustedScore(tally, strata, ranking),
    };
  });
  const sorted = scored.sort((a, b) => Number(b.shownScore) - Number(a.shownScore) || compareNames(a, b));
  const shownAdjusted = sorted.map(({ adjusted }) => Number(adjusted.score.toFixed(method.scoreDecimals)));
  return sorted.map((row, index) => {
    const next = sorted[index + 1];
    const adjustedPlace = 1 + shownAdjusted.filter((other) => other > (shownAdjusted[index] ?? 0)).length;
    return {
      place: 1 + sorted.findIndex(({ shownScore }) => shownScore === row.shownScore),
      ...row,
      isToldApartFromNext: next !== undefined && row.placeInterval[1] < next.placeInterval[0],
      adjusted: { ...row.adjusted, place: adjustedPlace },
    };
  });
}

function ratedIndicators(tally: Tally, { priors, weights }: Ranking, z: number): TableRow['indicators'] {
  const contributions = contributionsOf(tally, { priors, weights });
  return byIndicator((id): RatedIndicator => {
    const prior = priors[id];
    const share = tally.shares[id];
    const interval = wilson(share, z);
    return {
      ...share,
      ...(prior ? { shrunk: shrink(share, prior) } : {}),
      ...(interval ? { wilson: interval } : {}),
      ...contributions[id],
    };
  });
}

function certain(score: number, place: number): BodyUncertainty {
  return { score: [score, score], place: [place, place] };
}

/** The weights of what is left sum to 1 again. */
function rescaled(weights: RatingMethod['weights'], dropped: readonly IndicatorId[]): ByIndicator<number> {
  const left = indicatorIds.filter((id) => !dropped.includes(id));
  const total = left.reduce((sum, id) => sum + weights[id], 0);
  if (dropped.length === 0) return weights;
  return byIndicator((id) => (left.includes(id) && total > 0 ? weights[id] / total : 0));
}

function groupOf(due: number, { volumeGroups }: RatingMethod): string {
  const sorted = [...volumeGroups].sort((a, b) => b.minDue - a.minDue);
  return sorted.find(({ minDue }) => due >= minDue)?.id ?? sorted.at(-1)?.id ?? '';
}
