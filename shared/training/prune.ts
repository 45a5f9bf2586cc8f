import {
  classesInBlock,
  entryOf,
  levelOf,
  levelShare,
  type ModelWeights,
  type WeightBlock,
  weightBlock,
} from '#shared/domain/classification/model-weights.ts';
import { type FeatureMatrix, rowsHaving } from './feature-matrix.ts';
import type { ClassWeights } from './support-vectors.ts';

/** Classes that were learnt from the same rows. */
export interface LearntClasses {
  readonly classes: readonly ClassWeights[];
  readonly rows: Int32Array;
  /** The texts, by what is rare in those rows. */
  readonly matrix: FeatureMatrix;
  readonly rarities: Uint8Array;
  /** How many of their weights stay. */
  readonly kept: number;
}

/** Of a bucket's weights the largest: those of common features would else be most of the time that a text takes. */
const keptOfBucket = 24;

/** A weight that every text has to add costs as much as so many that none has. */
const costOfAdding = 3000;

/**
 * Keeps the weights that matter for what they cost and writes them by levels of the class's greatest. A weight matters by
 * the mean square of what it moves a score by, in the rows it was learnt from; it costs its place in the file, and time in
 * every text that has its feature. What is left out and rounded off goes, in its mean, into the bias.
 */
export function pruneWeights(
  groups: readonly LearntClasses[],
  features: FeatureMatrix,
  shown: Int32Array,
  bits: number,
): Pick<ModelWeights, 'biases' | 'greatest' | 'blocks'> {
  const having = rowsHaving(features, shown, bits);
  const pruned = groups.flatMap((group) => {
    const classes = group.classes.map((one) => withRarity(one, group.rarities));
    const moments = momentsOf(group);
    const worth = moments.square.map(
      (square, bucket) => square / (1 + (costOfAdding * (having[bucket] ?? 0)) / shown.length),
    );
    const leastOfBucket = leastKeptOfBuckets(classes, worth.length);
    const isLarge = (weight: number, bucket: number) => Math.abs(weight) >= (leastOfBucket[bucket] ?? 0);
    const importance = (weight: number, bucket: number) =>
      isLarge(weight, bucket) ? weight ** 2 * (worth[bucket] ?? 0) : 0;
    const least = leastKept(classes, importance, group.kept);
    return classes.map((one) => prunedClass(one, moments, (weight, bucket) => importance(weight, bucket) >= least));
  });
  return {
    biases: Float32Array.from(pruned, ({ bias }) => bias),
    greatest: Float32Array.from(pruned, ({ greatest }) => greatest),
    blocks: blocksOf(pruned.map(({ levels }) => levels)),
  };
}

/** Rarity is put into the weights once, so that no text has to be multiplied by it. */
function withRarity({ weights, bias }: ClassWeights, rarities: Uint8Array): ClassWeights {
  return { weights: weights.map((weight, bucket) => weight * (rarities[bucket] ?? 0)), bias };
}

interface Moments {
  readonly mean: Float64Array;
  /** The mean square. */
  readonly square: Float64Array;
}

/** Of the features of the group's rows, without the rarity that is in the weights. */
function momentsOf({ matrix: { starts, buckets, values }, rows, rarities }: LearntClasses): Moments {
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

type Importance = (weight: number, bucket: number) => number;

/** The importance of the last weight that is kept. */
function leastKept(classes: readonly ClassWeights[], importance: Importance, kept: number): number {
  const size = classes[0]?.weights.length ?? 0;
  const all = new Float32Array(classes.length * size);
  classes.forEach(({ weights }, index) => {
    weights.forEach((weight, bucket) => {
      all[index * size + bucket] = importance(weight, bucket);
    });
  });
  const least = all.sort()[Math.max(0, all.length - kept)] ?? 0;
  return Math.max(least, Number.MIN_VALUE);
}

/** The size of the last weight of each bucket that may be kept. */
function leastKeptOfBuckets(classes: readonly ClassWeights[], size: number): Float32Array {
  const own = new Float32Array(classes.length);
  return Float32Array.from({ length: size }, (_, bucket) => {
    classes.forEach(({ weights }, index) => {
      own[index] = Math.abs(weights[bucket] ?? 0);
    });
    return own.sort()[Math.max(0, own.length - keptOfBucket)] ?? 0;
  });
}

function prunedClass(
  { weights, bias }: ClassWeights,
  { mean }: Moments,
  isKept: (weight: number, bucket: number) => boolean,
) {
  const greatest = weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0) || 1;
  const levels = new Uint8Array(weights.length).fill(noLevel);
  let moved = bias;
  weights.forEach((weight, bucket) => {
    if (isKept(weight, bucket)) levels[bucket] = levelOf(weight / greatest);
    moved += (weight - levelShare(levels[bucket] ?? noLevel) * greatest) * (mean[bucket] ?? 0);
  });
  return { levels, greatest, bias: moved };
}

const noLevel = levelOf(0);

/** The weights that are not 0, bucket after bucket, of as many classes together as a block can hold. */
function blocksOf(classes: readonly Uint8Array[]): WeightBlock[] {
  const blocks: WeightBlock[] = [];
  for (let firstClass = 0; firstClass < classes.length; firstClass += classesInBlock) {
    const own = classes.slice(firstClass, firstClass + classesInBlock);
    const entries = Array.from({ length: own[0]?.length ?? 0 }, (_, bucket) =>
      own.flatMap((levels, index) => {
        const level = levels[bucket] ?? noLevel;
        return level === noLevel ? [] : [entryOf(index, level)];
      }),
    );
    blocks.push(weightBlock(firstClass, entries));
  }
  return blocks;
}
