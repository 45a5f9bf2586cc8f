import type { Share } from './indicators.ts';
import { type ByIndicator, byIndicator, type IndicatorId, sumIndicators } from './method.ts';
import { type Scoring, shrink } from './shrinkage.ts';
import type { Tally } from './tally.ts';

/** What an indicator adds to a body's score, in points of the score. */
export interface Contribution {
  /** 100·w·(p̃ − μ): against a body exactly at the league's mean. The four sum to the score minus the league's. */
  readonly againstLeague: number;
  /** What one more failed case would have cost: ≤ 0. */
  readonly oneMoreFailure: number;
  /** The categories that move it most, the strongest first; at most three. All of them sum to `againstLeague`. */
  readonly categories: readonly CategoryPart[];
}

export interface CategoryPart extends Share {
  readonly sector: string;
  readonly category: string;
  readonly points: number;
}

/** The league's own score: that of a body at its mean in every indicator. */
export function leagueScore({ priors, weights }: Scoring): number {
  return sumIndicators(byIndicator((id) => 100 * weights[id] * (priors[id]?.mean ?? 0)));
}

/**
 * Why a body has its score. Since p̃ − μ = (s − μn)/(n + κ), what an indicator contributes is the exact sum of what the
 * body's categories do, each (s_c − μn_c)/(n + κ).
 */
export function contributionsOf(tally: Tally, { priors, weights }: Scoring): ByIndicator<Contribution> {
  return byIndicator((id) => {
    const prior = priors[id];
    const share = tally.shares[id];
    if (!prior) return { againstLeague: 0, oneMoreFailure: 0, categories: [] };
    const points = 100 * weights[id];
    const shrunk = shrink(share, prior);
    return {
      againstLeague: points * (shrunk - prior.mean),
      oneMoreFailure: points * (shrink({ n: share.n + 1, s: share.s }, prior) - shrunk),
      categories: strongest(
        tally,
        id,
        (part) => (points * (part.s - prior.mean * part.n)) / (share.n + prior.strength),
      ),
    };
  });
}

function strongest({ cells }: Tally, id: IndicatorId, pointsOf: (part: Share) => number): CategoryPart[] {
  const parts = new Map<string, CategoryPart>();
  for (const { sector, category, shares } of cells) {
    const key = `${sector}\n${category}`;
    const { n, s } = parts.get(key) ?? { n: 0, s: 0 };
    const together = { n: n + shares[id].n, s: s + shares[id].s };
    parts.set(key, { sector, category, ...together, points: pointsOf(together) });
  }
  return [...parts.values()]
    .filter(({ n, points }) => n > 0 && points !== 0)
    .sort((a, b) => Math.abs(b.points) - Math.abs(a.points))
    .slice(0, 3);
}
