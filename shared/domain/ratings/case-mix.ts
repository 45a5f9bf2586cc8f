import { compareText } from '../compare-text.ts';
import type { Share } from './indicators.ts';
import { type ByIndicator, byIndicator, type IndicatorId, indicatorIds } from './method.ts';
import { type Scoring, shrink } from './shrinkage.ts';
import { type Cell, sumShares, type Tally } from './tally.ts';

/** Cycles of one sector under one policy, in the whole league. */
export interface Stratum {
  readonly sector: string;
  readonly policy: string;
  readonly shares: ByIndicator<Share>;
}

/** What a body's own mix of cycles does to its score. */
export interface MixPart {
  readonly sector: string;
  readonly policy: string;
  /** Points of the score, positive where the mix helps: more of what the league answers well, or less of the other. */
  readonly effect: number;
  /** Share of the body's cycles due, and of the league's. */
  readonly own: number;
  readonly league: number;
}

export interface Adjusted {
  /** 0..100: the score of a league whose bodies all had the league's mix of cycles. */
  readonly score: number;
  /** The strata that move it most, the strongest first; at most three. */
  readonly parts: readonly MixPart[];
}

/** The league's cycles by sector and policy, in the order of both. */
export function strataOf(tallies: readonly Tally[]): Stratum[] {
  return byStratum(tallies.flatMap(({ cells }) => cells));
}

/**
 * The adjusted score by direct standardisation over sector × policy: in each stratum the body's share is shrunk towards
 * the stratum's own mean, and the strata are weighed as in the league, whatever the body's mix. The indicator's κ cycles
 * are spread over the strata like the league's: a body with the league's mix has its plain score.
 */
export function adjustedScore(tally: Tally, strata: readonly Stratum[], { priors, weights }: Scoring): Adjusted {
  const own = new Map(byStratum(tally.cells).map((stratum) => [keyOf(stratum), stratum]));
  const totals = byIndicator((id) => sumOf(strata, id).n);
  const ownTotals = byIndicator((id) => sumOf([...own.values()], id).n);
  let score = 0;
  const parts = strata.map((stratum): MixPart => {
    const mine = own.get(keyOf(stratum))?.shares;
    let effect = 0;
    for (const id of indicatorIds) {
      const prior = priors[id];
      const { n, s } = stratum.shares[id];
      if (!prior || n === 0) continue;
      const mean = s / n;
      const share = mine?.[id] ?? { n: 0, s: 0 };
      const part = n / totals[id];
      score += 100 * weights[id] * part * shrink(share, { ...prior, mean, strength: part * prior.strength });
      const excess = ownTotals[id] === 0 ? 0 : share.n / ownTotals[id] - part;
      effect += 100 * weights[id] * excess * (mean - prior.mean);
    }
    const due = mine?.timeliness.n ?? 0;
    return {
      sector: stratum.sector,
      policy: stratum.policy,
      effect,
      own: ownTotals.timeliness === 0 ? 0 : due / ownTotals.timeliness,
      league: totals.timeliness === 0 ? 0 : stratum.shares.timeliness.n / totals.timeliness,
    };
  });
  const strongest = parts.filter(({ effect }) => effect !== 0).sort((a, b) => Math.abs(b.effect) - Math.abs(a.effect));
  return { score, parts: strongest.slice(0, 3) };
}

function byStratum(cells: readonly Cell[]): Stratum[] {
  const found = new Map<string, Cell[]>();
  for (const cell of cells) {
    const own = found.get(keyOf(cell));
    if (own) own.push(cell);
    else found.set(keyOf(cell), [cell]);
  }
  return [...found]
    .sort(([a], [b]) => compareText(a, b))
    .flatMap(([, [first, ...rest]]) => {
      if (!first) return [];
      const shares = byIndicator((id) => sumOf([first, ...rest], id));
      return [{ sector: first.sector, policy: first.policy, shares }];
    });
}

function sumOf(strata: readonly { readonly shares: ByIndicator<Share> }[], id: IndicatorId): Share {
  return sumShares(strata.map(({ shares }) => shares[id]));
}

function keyOf({ sector, policy }: { readonly sector: string; readonly policy: string }): string {
  return `${sector}\n${policy}`;
}
