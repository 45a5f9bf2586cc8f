import type { Share, Tally } from './indicators.ts';
import { type IndicatorId, indicatorIds, type RatingMethod } from './method.ts';
import { leaguePrior, type Prior, shrink } from './shrinkage.ts';

interface RatedIndicator extends Share {
  /** Shrunk share, 0..1; absent where the indicator is dropped in the league. */
  readonly shrunk?: number | undefined;
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
  readonly due: number;
  readonly cycles: number;
  readonly indicators: Readonly<Record<IndicatorId, RatedIndicator>>;
}

export interface NotRanked {
  readonly body: string;
  readonly name: string;
  readonly due: number;
  readonly cycles: number;
  readonly indicators: Readonly<Record<IndicatorId, Share>>;
}

export interface LeagueTable {
  /** Weights after indicators without a single cycle in the league are dropped. */
  readonly weights: Readonly<Record<IndicatorId, number>>;
  readonly dropped: readonly IndicatorId[];
  readonly priors: Priors;
  readonly table: readonly TableRow[];
  readonly notRanked: readonly NotRanked[];
}

/** Scores and ranks a league. `nameOf` is the directory; bodies of the directory without cycles are listed as not ranked. */
export function leagueTable(
  tallies: readonly Tally[],
  method: RatingMethod,
  nameOf: (body: string) => string,
  listed: readonly string[] = [],
): LeagueTable {
  const priorOf = (id: IndicatorId) =>
    leaguePrior(
      tallies.map(({ shares }) => shares[id]),
      method.shrinkage,
    );
  const priors = {
    timeliness: priorOf('timeliness'),
    speed: priorOf('speed'),
    resolution: priorOf('resolution'),
    satisfaction: priorOf('satisfaction'),
  };
  const dropped = indicatorIds.filter((id) => priors[id] === undefined);
  const weights = rescaled(method.weights, dropped);

  const scored = tallies
    .filter(({ cycles }) => cycles >= method.minCycles)
    .map((tally) => {
      const rated = rateShares(tally, priors);
      const score = 100 * indicatorIds.reduce((sum, id) => sum + weights[id] * (rated[id].shrunk ?? 0), 0);
      return {
        body: tally.body,
        name: nameOf(tally.body),
        group: groupOf(tally.due, method),
        score,
        shownScore: score.toFixed(method.scoreDecimals),
        due: tally.due,
        cycles: tally.cycles,
        indicators: rated,
      };
    })
    .sort((a, b) => Number(b.shownScore) - Number(a.shownScore) || compareNames(a, b));

  const seen = new Set(tallies.map(({ body }) => body));
  const idle = listed.filter((body) => !seen.has(body)).map((body) => ({ body, due: 0, cycles: 0, shares: noCycles }));
  const notRanked = [...tallies.filter(({ cycles }) => cycles < method.minCycles), ...idle]
    .map(({ body, due, cycles, shares }) => ({ body, name: nameOf(body), due, cycles, indicators: shares }))
    .sort(compareNames);
  const table = scored.map((row) => ({
    place: 1 + scored.findIndex(({ shownScore }) => shownScore === row.shownScore),
    ...row,
  }));
  return { weights, dropped, priors, table, notRanked };
}

const none: Share = { n: 0, s: 0 };
const noCycles = { timeliness: none, speed: none, resolution: none, satisfaction: none };

/** Absent where nobody in the league has a cycle. */
type Priors = Readonly<Partial<Record<IndicatorId, Prior | undefined>>>;

function rateShares({ shares }: Tally, priors: Priors): TableRow['indicators'] {
  const rate = (id: IndicatorId): RatedIndicator => {
    const prior = priors[id];
    return prior ? { ...shares[id], shrunk: shrink(shares[id], prior) } : shares[id];
  };
  return {
    timeliness: rate('timeliness'),
    speed: rate('speed'),
    resolution: rate('resolution'),
    satisfaction: rate('satisfaction'),
  };
}

/** The weights of what is left sum to 1 again. */
function rescaled(weights: RatingMethod['weights'], dropped: readonly IndicatorId[]): RatingMethod['weights'] {
  const left = indicatorIds.filter((id) => !dropped.includes(id));
  const total = left.reduce((sum, id) => sum + weights[id], 0);
  const share = (id: IndicatorId) => (left.includes(id) && total > 0 ? weights[id] / total : 0);
  if (dropped.length === 0) return weights;
  return {
    timeliness: share('timeliness'),
    speed: share('speed'),
    resolution: share('resolution'),
    satisfaction: share('satisfaction'),
  };
}

function groupOf(due: number, { volumeGroups }: RatingMethod): string {
  const sorted = [...volumeGroups].sort((a, b) => b.minDue - a.minDue);
  return sorted.find(({ minDue }) => due >= minDue)?.id ?? sorted.at(-1)?.id ?? '';
}

/** Code points, not a locale: the same bytes on every machine. */
function compareNames(a: { name: string; body: string }, b: { name: string; body: string }): number {
  const [x, y] = a.name === b.name ? [a.body, b.body] : [a.name, b.name];
  return x < y ? -1 : Number(x > y);
}
