import { betaDraws, type Uniform } from '#shared/domain/ratings/beta-draws.ts';
import type { LikelyPrior } from '#shared/domain/ratings/likely-priors.ts';
import { type ByIndicator, byIndicator, indicatorIds, type RatingMethod } from '#shared/domain/ratings/method.ts';
import type { Tally } from '#shared/domain/ratings/tally.ts';
import { aCell, aCountedBody } from '#test/support/a-counted-body.ts';

/** A body whose quality is known because it is made up, with what it showed in a month. */
export interface TrueBody {
  /** What its score would be with cycles without end, 0..100. */
  readonly trueScore: number;
  readonly tally: Tally;
}

/** How quality differs between bodies: Beta(κμ, κ(1 − μ)), as in the histories of a city (rating method, the check). */
export const trueSpread: ByIndicator<LikelyPrior> = {
  timeliness: { mean: 0.627, strength: 4 },
  speed: { mean: 0.553, strength: 5.3 },
  resolution: { mean: 0.967, strength: 50.9 },
  satisfaction: { mean: 0.94, strength: 25.7 },
};

const [fewest, most] = [5, 500];
/** Of those who get an answer. */
const judgingShare = 0.15;

/** A league of so many bodies, each with 5 to 500 cycles, as many around 10 as around 100. */
export function trueLeague(bodies: number, { weights }: RatingMethod, uniform: Uniform): TrueBody[] {
  const beta = betaDraws(uniform);
  const successes = (n: number, p: number) => {
    let s = 0;
    for (let trial = 0; trial < n; trial += 1) if (uniform() < p) s += 1;
    return s;
  };
  return Array.from({ length: bodies }, (_, index) => {
    const quality = byIndicator((id) => {
      const { mean, strength } = trueSpread[id];
      return beta(strength * mean, strength * (1 - mean));
    });
    const cycles = Math.round(fewest * (most / fewest) ** uniform());
    const shares = byIndicator((id) => {
      const n = id === 'satisfaction' ? successes(cycles, judgingShare) : cycles;
      return { n, s: successes(n, quality[id]) };
    });
    const trueScore = 100 * indicatorIds.reduce((sum, id) => sum + weights[id] * quality[id], 0);
    return { trueScore, tally: aCountedBody(`body-${String(index).padStart(3, '0')}`, [aCell(shares)]) };
  });
}
