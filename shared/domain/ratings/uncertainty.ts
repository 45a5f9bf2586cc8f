import { betaDraws, type Uniform } from './beta-draws.ts';
import type { Share } from './indicators.ts';
import type { LikelyPrior } from './likely-priors.ts';
import { type ByIndicator, type IndicatorId, indicatorIds } from './method.ts';
import type { Interval } from './wilson.ts';

export interface UncertaintyInputs {
  /** Ranked bodies in the order of their ids: the draws are made in this order. */
  readonly bodies: readonly { readonly body: string; readonly shares: ByIndicator<Share> }[];
  /** By a uniform number of [0, 1): what the league may say of an indicator; absent where nobody has a cycle. */
  readonly priorOf: Readonly<Partial<Record<IndicatorId, ((uniform: number) => LikelyPrior) | undefined>>>;
  readonly weights: ByIndicator<number>;
  readonly draws: number;
  /** The share of draws that an interval holds, 0..1. */
  readonly interval: number;
  readonly uniform: Uniform;
}

export interface BodyUncertainty {
  /** 0..100. */
  readonly score: Interval;
  /** 1 is best. */
  readonly place: Interval;
}

/**
 * How sure scores and places are (rating method, «Uncertainty»). A draw begins with a prior of each rated indicator, in
 * order, by one uniform number each; then every body's share of every indicator is drawn from its posterior
 * Beta(s + κμ, n − s + κ(1 − μ)), bodies in order and indicators in order; the scores of the draw are ranked, equal ones
 * sharing a place. An interval leaves out the ⌊(draws − interval·draws) / 2⌋ smallest and as many of the largest draws.
 * The same generator, seed and inputs give the same intervals.
 */
export function leagueUncertainty(inputs: UncertaintyInputs): ReadonlyMap<string, BodyUncertainty> {
  const { bodies, draws, interval } = inputs;
  const drawScores = scoreDrawer(inputs);
  const drawn = new Float64Array(bodies.length);
  const rising = new Float64Array(bodies.length);
  const drawnOf = bodies.map(() => ({ scores: new Float64Array(draws), timesAtPlace: new Int32Array(bodies.length) }));
  for (let draw = 0; draw < draws; draw += 1) {
    drawScores(drawn);
    rising.set(drawn);
    rising.sort();
    drawnOf.forEach(({ scores, timesAtPlace }, body) => {
      const score = drawn[body] ?? 0;
      scores[draw] = score;
      const better = above(rising, score);
      timesAtPlace[better] = (timesAtPlace[better] ?? 0) + 1;
    });
  }
  // Not (1 − interval) / 2 first: of 10,000 draws at 0.9 rounding would then leave out 499, not 500.
  const leftOut = Math.floor((draws - interval * draws) / 2);
  return new Map(
    bodies.map(({ body }, index) => {
      const { scores = new Float64Array(), timesAtPlace = new Int32Array() } = drawnOf[index] ?? {};
      return [body, { score: scoresBetween(scores, leftOut), place: placesBetween(timesAtPlace, leftOut, draws) }];
    }),
  );
}

/** Fills in one draw of every body's score. */
function scoreDrawer({ bodies, priorOf, weights, uniform }: UncertaintyInputs): (drawn: Float64Array) => void {
  const beta = betaDraws(uniform);
  const rated = indicatorIds.flatMap((id) => {
    const priorAt = priorOf[id];
    if (!priorAt || weights[id] === 0) return [];
    return [{ weight: 100 * weights[id], priorAt, shares: bodies.map(({ shares }) => shares[id]) }];
  });
  return (drawn) => {
    const indicators = rated.map((indicator) => ({ ...indicator, ...indicator.priorAt(uniform()) }));
    for (let body = 0; body < drawn.length; body += 1) {
      let score = 0;
      for (const { weight, mean, strength, shares } of indicators) {
        const { n, s } = shares[body] ?? none;
        score += weight * shareDraw(beta, s + strength * mean, n - s + strength * (1 - mean));
      }
      drawn[body] = score;
    }
  };
}

const none: Share = { n: 0, s: 0 };

/** A mean of 0 or 1 leaves one side without mass: a share that nobody has ever missed is drawn as sure. */
function shareDraw(beta: ReturnType<typeof betaDraws>, a: number, b: number): number {
  if (a === 0) return 0;
  return b === 0 ? 1 : beta(a, b);
}

/** How many scores are greater. */
function above(rising: Float64Array, score: number): number {
  let from = 0;
  let to = rising.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((rising[middle] ?? 0) > score) to = middle;
    else from = middle + 1;
  }
  return rising.length - from;
}

function scoresBetween(scores: Float64Array, leftOut: number): Interval {
  const rising = scores.sort();
  return [rising[leftOut] ?? 0, rising[rising.length - 1 - leftOut] ?? 0];
}

/** The same of places, from how often each was drawn. */
function placesBetween(timesAtPlace: Int32Array, leftOut: number, draws: number): Interval {
  const placeOf = (position: number) => {
    let place = 0;
    for (let seen = 0; place < timesAtPlace.length && seen <= position; place += 1) seen += timesAtPlace[place] ?? 0;
    return place;
  };
  return [placeOf(leftOut), placeOf(draws - 1 - leftOut)];
}
