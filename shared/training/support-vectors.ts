import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import type { ClassWeights } from './class-weights.ts';
import type { FeatureMatrix } from './feature-matrix.ts';

export interface ClassTask {
  readonly matrix: FeatureMatrix;
  /** Rows to learn from. */
  readonly rows: Int32Array;
  /** The class of every row of the matrix, by number. */
  readonly labels: Int32Array;
  /** The class to learn. */
  readonly label: number;
  readonly bits: number;
  /** What a mistake on each row of the matrix costs against the size of the weights. */
  readonly costs: Float32Array;
  readonly seed: number;
}

/**
 * Learns to tell a class from all others: a linear support vector machine with squared hinge loss, by dual coordinate descent
 * with shrinking (Hsieh et al., ICML 2008; what LIBLINEAR does). The same task gives the same weights.
 */
export function learnClass({ matrix, rows, labels, label, bits, costs, seed }: ClassTask): ClassWeights {
  const { starts, buckets, values } = matrix;
  const squares = squaresOf(matrix, rows);
  const weights = new Float64Array(2 ** bits);
  let bias = 0;
  const alpha = new Float64Array(rows.length);
  const sides = Int8Array.from(rows, (row) => (labels[row] === label ? 1 : -1));
  const order = Int32Array.from(rows.keys());
  const next = below(seed);

  let active = rows.length;
  let bound = Number.POSITIVE_INFINITY;
  for (let round = 0; round < mostRounds; round += 1) {
    let [largest, smallest] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
    for (let at = 0; at < active; at += 1) swap(order, at, at + next(active - at));
    for (let at = 0; at < active; at += 1) {
      const item = order[at] ?? 0;
      const row = rows[item] ?? 0;
      const side = sides[item] ?? 0;
      const held = alpha[item] ?? 0;
      const softness = 0.5 / (costs[row] ?? 1);
      const [from, to] = [starts[row] ?? 0, starts[row + 1] ?? 0];
      let score = bias;
      for (let cell = from; cell < to; cell += 1) score += (weights[buckets[cell] ?? 0] ?? 0) * (values[cell] ?? 0);
      const gradient = score * side - 1 + held * softness;
      if (held === 0 && gradient > bound) {
        active -= 1;
        swap(order, at, active);
        at -= 1;
        continue;
      }
      const projected = held === 0 ? Math.min(gradient, 0) : gradient;
      largest = Math.max(largest, projected);
      smallest = Math.min(smallest, projected);
      if (Math.abs(projected) < negligible) continue;
      // The bias is one more feature, of 1.
      const now = Math.max(held - gradient / ((squares[item] ?? 1) + 1 + softness), 0);
      alpha[item] = now;
      const move = (now - held) * side;
      bias += move;
      for (let cell = from; cell < to; cell += 1) {
        const bucket = buckets[cell] ?? 0;
        weights[bucket] = (weights[bucket] ?? 0) + move * (values[cell] ?? 0);
      }
    }
    if (largest - smallest > tolerance) {
      bound = largest <= 0 ? Number.POSITIVE_INFINITY : largest;
      continue;
    }
    if (active === rows.length) break;
    active = rows.length;
    bound = Number.POSITIVE_INFINITY;
  }
  return { weights: Float32Array.from(weights), bias };
}

/** The square of the length of each of the rows. */
function squaresOf({ starts, values }: FeatureMatrix, rows: Int32Array): Float64Array {
  return Float64Array.from(rows, (row) => {
    let square = 0;
    const end = starts[row + 1] ?? 0;
    for (let cell = starts[row] ?? 0; cell < end; cell += 1) square += (values[cell] ?? 0) ** 2;
    return square;
  });
}

const mostRounds = 60;
const tolerance = 0.1;
const negligible = 1e-12;

/** Whole numbers from 0 to below the limit. */
function below(seed: number): (limit: number) => number {
  const generator = xoroshiro128plus(seed);
  return (limit) => Math.floor(((generator.next() >>> 0) / 2 ** 32) * limit);
}

function swap(order: Int32Array, a: number, b: number): void {
  const kept = order[a] ?? 0;
  order[a] = order[b] ?? 0;
  order[b] = kept;
}
