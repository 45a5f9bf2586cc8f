import type { FactorLanes } from './factor-lanes.ts';
import type { FeatureMatrix } from './feature-matrix.ts';

/** Score of a text for a class: its bias + the sum over factors of what the text has of it × what the class makes of it. */
export interface Factors {
  /** What each bucket adds to each factor: bucket after bucket. */
  readonly ofBuckets: Float32Array;
  /** What each class of all heads makes of each factor: class after class. */
  readonly ofClasses: Float32Array;
  readonly biases: Float32Array;
  /** How much each bucket has been moved while it was learnt: the sum of squares. */
  readonly movedBuckets: Float32Array;
}

/** A text is summed up in so many numbers before any head looks at it: a multiple of thirty-two. */
export const factorCount = 64;

/** In each step so many of the factors, and of the text's features, are left out: no label may lean on a few. */
const factorsLeftOut = 0.5;
const featuresLeftOut = 0.2;
/** A share of probability that is not worth a step. */
const negligible = 1e-3;

/** Where little has been moved, a step is not longer for it. */
const leastMoved = 1e-7;

/** Factors while they are learnt: those of buckets and classes are in the lanes. */
export interface Learning {
  readonly lanes: FactorLanes;
  readonly biases: Float32Array;
  readonly movedBiases: Float32Array;
  /** By factor: 0 where it is left out in a step, else by how much it weighs more for that. */
  readonly weightsOfFactors: Float32Array;
}

/**
 * Draws what of a row is looked at, and sums it up; what is left weighs as much more. The answer is how many features that
 * is.
 */
export function look(
  { lanes, weightsOfFactors }: Learning,
  { starts, buckets, values }: FeatureMatrix,
  row: number,
  drawn: () => number,
): number {
  let features = 0;
  const end = starts[row + 1] ?? 0;
  for (let cell = starts[row] ?? 0; cell < end; cell += 1) {
    const value = values[cell] ?? 0;
    if (value === 0 || drawn() < featuresLeftOut) continue;
    lanes.buckets[features] = buckets[cell] ?? 0;
    lanes.values[features] = value / (1 - featuresLeftOut);
    features += 1;
  }
  lanes.sumUp(features);
  for (let factor = 0; factor < factorCount; factor += 1) {
    const weight = drawn() < factorsLeftOut ? 0 : 1 / (1 - factorsLeftOut);
    weightsOfFactors[factor] = weight;
    lanes.sums[factor] = (lanes.sums[factor] ?? 0) * weight;
  }
  lanes.slopes.fill(0);
  return features;
}

/** What a head learns of a text. */
interface Step {
  readonly firstClass: number;
  readonly classes: number;
  readonly label: number;
  readonly size: number;
  readonly cost: number;
}

export function moveClasses(
  { lanes, biases, movedBiases }: Learning,
  { firstClass, classes, label, size, cost }: Step,
): void {
  const { scores } = lanes;
  const end = firstClass + classes;
  lanes.score(firstClass, classes);
  let greatest = Number.NEGATIVE_INFINITY;
  for (let own = firstClass; own < end; own += 1) {
    const score = (scores[own] ?? 0) + (biases[own] ?? 0);
    scores[own] = score;
    if (score > greatest) greatest = score;
  }
  let all = 0;
  for (let own = firstClass; own < end; own += 1) {
    const share = Math.exp((scores[own] ?? 0) - greatest);
    scores[own] = share;
    all += share;
  }
  for (let own = firstClass; own < end; own += 1) {
    const slope = cost * ((scores[own] ?? 0) / all - Number(own === firstClass + label));
    if (Math.abs(slope) < negligible) continue;
    const movedBias = (movedBiases[own] ?? 0) + slope * slope;
    movedBiases[own] = movedBias;
    biases[own] = (biases[own] ?? 0) - (size * slope) / Math.sqrt(movedBias + leastMoved);
    lanes.moveClass(own, { slope, step: size, least: leastMoved });
  }
}

/** A bucket's factors share the sum of what they were moved. */
export function moveBuckets({ lanes, weightsOfFactors }: Learning, features: number, step: number): void {
  let square = 0;
  for (let factor = 0; factor < factorCount; factor += 1) {
    const slope = (lanes.slopes[factor] ?? 0) * (weightsOfFactors[factor] ?? 0);
    lanes.slopes[factor] = slope;
    square += slope ** 2;
  }
  lanes.moveBuckets(features, { square: square / factorCount, step, least: leastMoved });
}
