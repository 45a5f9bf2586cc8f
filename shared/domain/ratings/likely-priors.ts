import type { Share } from './indicators.ts';
import { logRising } from './log-rising.ts';

/** In cycles. Weaker than any that scores are shrunk with: what scores guard against, intervals have to reckon with. */
const weakest = 1;
/** Strengths tried from the weakest to the method's greatest, evenly on a logarithmic scale. */
const strengthSteps = 20;
/** Means tried on either side of the likeliest, half a standard error apart on the logit scale. */
const meanSteps = 8;

export interface LikelyPrior {
  readonly mean: number;
  readonly strength: number;
}

/**
 * Priors of an indicator as likely as they make the league's counts (beta-binomial; every mean and every order of magnitude
 * of the strength equally likely beforehand): few bodies do not fix μ and κ, and scores would seem surer than they are if
 * one pair were believed. Takes a uniform number of [0, 1) to a prior; where all cycles failed or none did, to the one given.
 */
export function likelyPriors(
  shares: readonly Share[],
  { prior, max }: { readonly prior: LikelyPrior; readonly max: number },
): (uniform: number) => LikelyPrior {
  const counted = shares.filter(({ n }) => n > 0);
  if (prior.mean === 0 || prior.mean === 1) return () => prior;
  const priors = range(0, strengthSteps - 1).flatMap((step) =>
    priorsOfStrength(counted, weakest * (max / weakest) ** (step / (strengthSteps - 1))),
  );
  const likeliest = priors.reduce((most, { log }) => Math.max(most, log), Number.NEGATIVE_INFINITY);
  let total = 0;
  const upTo = priors.map(({ log }) => {
    total += Math.exp(log - likeliest);
    return total;
  });
  return (uniform) => {
    const found = upTo.findIndex((sum) => uniform * total < sum);
    return priors[found] ?? prior;
  };
}

/** Means around the one that weighs bodies by what they tell at this strength, each with the logarithm of its likelihood. */
function priorsOfStrength(shares: readonly Share[], strength: number): (LikelyPrior & { readonly log: number })[] {
  let [cases, successes] = [0, 0];
  for (const { n, s } of shares) {
    // A hundred cycles of one body tell less of the league than one cycle of each of a hundred.
    const told = (strength + 1) / (strength + n);
    cases += told * n;
    successes += told * s;
  }
  const centre = successes / cases;
  // At most 1: further out a mean is 0 or 1 to a computer, and the likelihood no number.
  const error = Math.min(1, 1 / Math.sqrt(centre * (1 - centre) * cases));
  return range(-meanSteps, meanSteps).map((step) => {
    const mean = 1 / (1 + ((1 - centre) / centre) * Math.exp((-step / 2) * error));
    return { mean, strength, log: logLikelihood(shares, mean, strength) + Math.log(mean * (1 - mean) * error) };
  });
}

function logLikelihood(shares: readonly Share[], mean: number, strength: number): number {
  return shares.reduce(
    (sum, { n, s }) =>
      sum + logRising(strength * mean, s) + logRising(strength * (1 - mean), n - s) - logRising(strength, n),
    0,
  );
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}
