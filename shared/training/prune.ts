import {
  classesInBlock,
  levelOf,
  levelShare,
  type ModelWeights,
  type WeightBlock,
} from '#shared/domain/classification/model-weights.ts';
import type { FeatureMatrix } from './feature-matrix.ts';
import type { ClassWeights } from './support-vectors.ts';

/** Classes that were learnt from the same rows. */
export interface LearntClasses {
  readonly classes: readonly ClassWeights[];
  readonly rows: Int32Array;
  /** How many of their weights stay. */
  readonly kept: number;
}

/** Of a bucket's weights the largest: those of common features would else be most of the time that a text takes. */
const keptOfBucket = 32;

/**
 * Keeps the weights that matter and writes them by levels of the class's greatest. A weight matters by what it moves
 * a score by: its size times the root of the feature's mean square in the rows it was learnt from. What is left out and
 * rounded off goes, in its mean, into the bias.
 */
export function pruneWeights(
  groups: readonly LearntClasses[],
  matrix: FeatureMatrix,
): Pick<ModelWeights, 'biases' | 'greatest' | 'blocks'> {
  const pruned = groups.flatMap(({ classes, rows, kept }) => {
    const size = classes[0]?.weights.length ?? 0;
    const moments = momentsOf(matrix, rows, size);
    const leastOfBucket = leastKeptOfBuckets(classes, size);
    const isLarge = (weight: number, bucket: number) => Math.abs(weight) >= (leastOfBucket[bucket] ?? 0);
    const importance = (weight: number, bucket: number) =>
      isLarge(weight, bucket) ? Math.abs(weight) * (moments.root[bucket] ?? 0) : 0;
    const least = leastKept(classes, importance, kept);
    return classes.map((one) => prunedClass(one, moments, (weight, bucket) => importance(weight, bucket) >= least));
  });
  return {
    biases: Float32Array.from(pruned, ({ bias }) => bias),
    greatest: Float32Array.from(pruned, ({ greatest }) => greatest),
    blocks: blocksOf(pruned.map(({ levels }) => levels)),
  };
}

interface Moments {
  readonly mean: Float64Array;
  /** Of the mean square. */
  readonly root: Float64Array;
}

function momentsOf({ starts, buckets, values }: FeatureMatrix, rows: Int32Array, size: number): Moments {
  const mean = new Float64Array(size);
  const root = new Float64Array(size);
  for (const row of rows) {
    const end = starts[row + 1] ?? 0;
    for (let at = starts[row] ?? 0; at < end; at += 1) {
      const [bucket, value] = [buckets[at] ?? 0, values[at] ?? 0];
      mean[bucket] = (mean[bucket] ?? 0) + value / rows.length;
      root[bucket] = (root[bucket] ?? 0) + (value * value) / rows.length;
    }
  }
  return { mean, root: root.map(Math.sqrt) };
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

/** The weights that are not 0, bucket after bucket, of as many classes together as a block can tell apart. */
function blocksOf(classes: readonly Uint8Array[]): WeightBlock[] {
  const blocks: WeightBlock[] = [];
  for (let firstClass = 0; firstClass < classes.length; firstClass += classesInBlock) {
    const own = classes.slice(firstClass, firstClass + classesInBlock);
    const buckets = own[0]?.length ?? 0;
    const starts = new Uint32Array(buckets + 1);
    const entries: number[] = [];
    for (let bucket = 0; bucket < buckets; bucket += 1) {
      own.forEach((levels, index) => {
        const level = levels[bucket] ?? noLevel;
        if (level !== noLevel) entries.push(128 * index + level);
      });
      starts[bucket + 1] = entries.length;
    }
    blocks.push({ firstClass, starts, entries: Uint16Array.from(entries) });
  }
  return blocks;
}
