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

/** A text is summed up in so many numbers before any head looks at it. */
export const factorCount = 64;

/** In each step so many of the factors, and of the text's features, are left out: no label may lean on a few. */
const factorsLeftOut = 0.5;
const featuresLeftOut = 0.2;
/** A share of probability that is not worth a step. */
const negligible = 1e-3;

/** Where little has been moved, a step is not longer for it. */
const leastMoved = 1e-7;

/** Factors while they are learnt. */
export interface Learning extends Factors {
  readonly movedClasses: Float32Array;
  readonly movedBiases: Float32Array;
  /** Of the classes, for the text that is looked at. */
  readonly shares: Float64Array;
}

/** What is looked at of a text in a step. */
export interface View {
  features: number;
  readonly buckets: Int32Array;
  readonly values: Float32Array;
  factors: number;
  readonly used: Int32Array;
  /** Of each factor used: what the text has of it, and how its loss grows with it. */
  readonly sums: Float64Array;
  readonly slopes: Float64Array;
}

export function viewOf({ starts }: FeatureMatrix, rows: Int32Array): View {
  const most = rows.reduce((longest, row) => Math.max(longest, (starts[row + 1] ?? 0) - (starts[row] ?? 0)), 0);
  return {
    ...{ features: 0, buckets: new Int32Array(most), values: new Float32Array(most) },
    ...{ factors: 0, used: new Int32Array(factorCount) },
    ...{ sums: new Float64Array(factorCount), slopes: new Float64Array(factorCount) },
  };
}

/** Draws what of a row is looked at; what is left weighs as much more. */
export function look(view: View, { starts, buckets, values }: FeatureMatrix, row: number, drawn: () => number): void {
  view.features = 0;
  const end = starts[row + 1] ?? 0;
  for (let cell = starts[row] ?? 0; cell < end; cell += 1) {
    const value = values[cell] ?? 0;
    if (value === 0 || drawn() < featuresLeftOut) continue;
    view.buckets[view.features] = buckets[cell] ?? 0;
    view.values[view.features] = value / (1 - featuresLeftOut);
    view.features += 1;
  }
  view.factors = 0;
  for (let factor = 0; factor < factorCount; factor += 1) {
    if (drawn() < factorsLeftOut) continue;
    view.used[view.factors] = factor;
    view.factors += 1;
  }
}

export function sumUp({ features, buckets, values, factors, used, sums, slopes }: View, { ofBuckets }: Learning): void {
  sums.fill(0);
  slopes.fill(0);
  for (let feature = 0; feature < features; feature += 1) {
    const first = (buckets[feature] ?? 0) * factorCount;
    const value = (values[feature] ?? 0) / (1 - factorsLeftOut);
    for (let at = 0; at < factors; at += 1)
      sums[at] = (sums[at] ?? 0) + value * (ofBuckets[first + (used[at] ?? 0)] ?? 0);
  }
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
  { ofClasses, biases, movedClasses, movedBiases, shares }: Learning,
  { factors, used, sums, slopes }: View,
  { firstClass, classes, label, size, cost }: Step,
): void {
  const end = firstClass + classes;
  let greatest = Number.NEGATIVE_INFINITY;
  for (let own = firstClass; own < end; own += 1) {
    let score = biases[own] ?? 0;
    for (let at = 0; at < factors; at += 1)
      score += (ofClasses[own * factorCount + (used[at] ?? 0)] ?? 0) * (sums[at] ?? 0);
    shares[own] = score;
    if (score > greatest) greatest = score;
  }
  let all = 0;
  for (let own = firstClass; own < end; own += 1) {
    shares[own] = Math.exp((shares[own] ?? 0) - greatest);
    all += shares[own] ?? 0;
  }
  for (let own = firstClass; own < end; own += 1) {
    const slope = cost * ((shares[own] ?? 0) / all - Number(own === firstClass + label));
    if (Math.abs(slope) < negligible) continue;
    const movedBias = (movedBiases[own] ?? 0) + slope * slope;
    movedBiases[own] = movedBias;
    biases[own] = (biases[own] ?? 0) - (size * slope) / Math.sqrt(movedBias + leastMoved);
    for (let at = 0; at < factors; at += 1) {
      const place = own * factorCount + (used[at] ?? 0);
      const direction = ofClasses[place] ?? 0;
      const ofDirection = slope * (sums[at] ?? 0);
      slopes[at] = (slopes[at] ?? 0) + slope * direction;
      const moved = (movedClasses[place] ?? 0) + ofDirection * ofDirection;
      movedClasses[place] = moved;
      ofClasses[place] = direction - (size * ofDirection) / Math.sqrt(moved + leastMoved);
    }
  }
}

/** A bucket's factors share the sum of what they were moved. */
export function moveBuckets(
  { ofBuckets, movedBuckets }: Learning,
  { features, buckets, values, factors, used, slopes }: View,
  size: number,
): void {
  let square = 0;
  for (let at = 0; at < factors; at += 1) {
    slopes[at] = (slopes[at] ?? 0) / (1 - factorsLeftOut);
    square += (slopes[at] ?? 0) ** 2;
  }
  for (let feature = 0; feature < features; feature += 1) {
    const bucket = buckets[feature] ?? 0;
    const value = values[feature] ?? 0;
    const moved = (movedBuckets[bucket] ?? 0) + (value * value * square) / factorCount;
    movedBuckets[bucket] = moved;
    const move = (size * value) / Math.sqrt(moved + leastMoved);
    for (let at = 0; at < factors; at += 1) {
      const place = bucket * factorCount + (used[at] ?? 0);
      ofBuckets[place] = (ofBuckets[place] ?? 0) - move * (slopes[at] ?? 0);
    }
  }
}
