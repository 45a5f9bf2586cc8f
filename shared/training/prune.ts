import {
  type ClassGroup,
  classesInBlock,
  entryOf,
  levelOf,
  levelShare,
  type WeightBlock,
  weightBlock,
} from '#shared/domain/classification/model-weights.ts';
import { type ClassWeights, type LearntClasses, type Moments, momentsOf, withRarity } from './class-weights.ts';
import { type FeatureMatrix, rowsHaving } from './feature-matrix.ts';

/** Of a bucket's weights the largest: those of common features would else be most of the time that a text takes. */
const keptOfBucket = 32;

/** A weight that every text has to add costs as much as so many that none has. */
const costOfAdding = 3000;

/**
 * Keeps the weights that matter for what they cost, so many of them, and writes them by levels of the class's greatest. A
 * weight matters by the mean square of what it moves a score by, in the rows it was learnt from; it costs its place in the
 * file, and time in every text that has its feature. What is left out and rounded off goes, in its mean, into the bias.
 */
export function pruned(
  group: LearntClasses,
  kept: number,
  features: FeatureMatrix,
  shown: Int32Array,
): Pick<ClassGroup, 'blocks'> & { biases: Float32Array } {
  const having = rowsHaving(features, shown, group.rarities.length);
  const classes = group.classes.map((one) => withRarity(one, group.rarities));
  const moments = momentsOf(group);
  const worth = moments.square.map(
    (square, bucket) => square / (1 + (costOfAdding * (having[bucket] ?? 0)) / shown.length),
  );
  const leastOfBucket = leastKeptOfBuckets(classes, worth.length);
  const isLarge = (weight: number, bucket: number) => Math.abs(weight) >= (leastOfBucket[bucket] ?? 0);
  const importance = (weight: number, bucket: number) =>
    isLarge(weight, bucket) ? weight ** 2 * (worth[bucket] ?? 0) : 0;
  const least = leastKept(classes, importance, kept);
  const own = classes.map((one) => prunedClass(one, moments, (weight, bucket) => importance(weight, bucket) >= least));
  return { biases: Float32Array.from(own, ({ bias }) => bias), blocks: blocksOf(own) };
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
function blocksOf(classes: readonly ReturnType<typeof prunedClass>[]): WeightBlock[] {
  const blocks: WeightBlock[] = [];
  for (let firstClass = 0; firstClass < classes.length; firstClass += classesInBlock) {
    const own = classes.slice(firstClass, firstClass + classesInBlock);
    const entries = Array.from({ length: own[0]?.levels.length ?? 0 }, (_, bucket) =>
      own.flatMap(({ levels }, index) => {
        const level = levels[bucket] ?? noLevel;
        return level === noLevel ? [] : [entryOf(index, level)];
      }),
    );
    const greatest = Float32Array.from(own, (one) => one.greatest);
    blocks.push(weightBlock(greatest, entries));
  }
  return blocks;
}
