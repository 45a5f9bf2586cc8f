import type { FeatureMatrix } from './feature-matrix.ts';

/** Score of a text for the class: bias + Σ value × weight of its bucket. */
export interface ClassWeights {
  readonly weights: Float32Array;
  readonly bias: number;
}

/** Classes that were learnt from the same rows. */
export interface LearntClasses {
  readonly classes: readonly ClassWeights[];
  readonly rows: Int32Array;
  /** The texts, by what is rare in those rows. */
  readonly matrix: FeatureMatrix;
  readonly rarities: Uint8Array;
}

/** Rarity is put into the weights once, so that no text has to be multiplied by it. */
export function withRarity({ weights, bias }: ClassWeights, rarities: Uint8Array): ClassWeights {
  return { weights: weights.map((weight, bucket) => weight * (rarities[bucket] ?? 0)), bias };
}

export interface Moments {
  readonly mean: Float64Array;
  /** The mean square. */
  readonly square: Float64Array;
}

/** Of the features of the rows, without the rarity that is in the weights. */
export function momentsOf({ matrix: { starts, buckets, values }, rows, rarities }: LearntClasses): Moments {
  const mean = new Float64Array(rarities.length);
  const square = new Float64Array(rarities.length);
  for (const row of rows) {
    const end = starts[row + 1] ?? 0;
    for (let at = starts[row] ?? 0; at < end; at += 1) {
      const bucket = buckets[at] ?? 0;
      const value = (values[at] ?? 0) / (rarities[bucket] || 1);
      mean[bucket] = (mean[bucket] ?? 0) + value / rows.length;
      square[bucket] = (square[bucket] ?? 0) + (value * value) / rows.length;
    }
  }
  return { mean, square };
}
