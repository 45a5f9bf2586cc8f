import { type ByIndicator, byIndicator } from '#shared/domain/ratings/method.ts';
import { leaguePrior, type Prior } from '#shared/domain/ratings/shrinkage.ts';
import type { Tally } from '#shared/domain/ratings/tally.ts';
import { method } from './komi.ts';

interface Rated {
  readonly priors: ByIndicator<Prior | undefined>;
  readonly weights: ByIndicator<number>;
}

/** A league's priors and the sample's weights: what contributions, mixes and changes are worked out with. */
export function rated(tallies: readonly Tally[]): Rated {
  const priors = byIndicator((id) =>
    leaguePrior(
      tallies.map(({ shares }) => shares[id]),
      method.shrinkage,
    ),
  );
  return { priors, weights: method.weights };
}
