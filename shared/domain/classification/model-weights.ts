import { featureReader, type TextFeatures } from './text-features.ts';

/** Weights of classes: the classes of all heads, one after another. */
export interface ModelWeights {
  readonly bits: number;
  readonly biases: Float32Array;
  /** The greatest size of a weight of each class. */
  readonly greatest: Float32Array;
  readonly groups: readonly ClassGroup[];
  /** The weights of up to 510 classes each. */
  readonly blocks: readonly WeightBlock[];
}

/** Classes, one after another, that the same texts have taught, and how rare each bucket is in these. */
interface ClassGroup {
  readonly firstClass: number;
  readonly classes: number;
  readonly rarities: Uint8Array;
}

/**
 * Weights that are not 0, bucket after bucket, two to a number of 32 bits: those of bucket b lie from `starts[b]` to
 * `starts[b + 1]`. A weight is an entry of 16 bits: the number of its class, from the block's first, times 128, and its level.
 * How rare the bucket is, is in the weight already.
 */
export interface WeightBlock {
  readonly firstClass: number;
  readonly starts: Int32Array;
  readonly pairs: Uint32Array;
}

/** So that the weights of a bucket are no more pairs than a byte can count. */
export const classesInBlock = 510;

const zeroLevel = 64;
const levelsAside = 63;

/** What share of its class's greatest each level is: squares, for most weights are small. */
const shareOfLevel = Float32Array.from({ length: 2 * zeroLevel }, (_, level) => {
  const share = (level - zeroLevel) / levelsAside;
  return share * Math.abs(share);
});

/** The level closest to a share, -1..1, of the greatest. */
export function levelOf(share: number): number {
  return zeroLevel + Math.sign(share) * Math.round(levelsAside * Math.sqrt(Math.abs(share)));
}

/** What a level stands for, -1..1. */
export function levelShare(level: number): number {
  return shareOfLevel[level] ?? 0;
}

/** The entry of a weight. */
export function entryOf(classInBlock: number, level: number): number {
  return 128 * classInBlock + level;
}

/** A block of the entries of every bucket. */
export function weightBlock(firstClass: number, entriesOfBuckets: readonly (readonly number[])[]): WeightBlock {
  const starts = new Int32Array(entriesOfBuckets.length + 1);
  entriesOfBuckets.forEach((entries, bucket) => {
    starts[bucket + 1] = (starts[bucket] ?? 0) + Math.ceil(entries.length / 2);
  });
  const pairs = new Uint32Array(starts.at(-1) ?? 0);
  entriesOfBuckets.forEach((entries, bucket) => {
    for (let at = 0; at < entries.length; at += 2)
      pairs[(starts[bucket] ?? 0) + at / 2] = (entries[at] ?? 0) + 2 ** 16 * (entries[at + 1] ?? entryOf(0, zeroLevel));
  });
  return { firstClass, starts, pairs };
}

/** Scores of all classes; the array is valid until the next text. */
export function classScorer(weights: ModelWeights): (text: string) => Float32Array {
  const read = featureReader(weights.bits);
  const scoresOf = featureScorer(weights);
  return (text) => scoresOf(read(text));
}

/** Scores of all classes by the features of a text; the array is valid until the next one. */
export function featureScorer({
  biases,
  greatest,
  groups,
  blocks,
}: ModelWeights): (features: TextFeatures) => Float32Array {
  const scores = new Float32Array(biases.length);
  const sums = new Float32Array(biases.length);
  const sumsOf = blocks.map(({ firstClass }) => sums.subarray(firstClass));
  return (features) => {
    sums.fill(0);
    blocks.forEach((block, index) => {
      fetchWeights(block, features);
      addFeatures(block, sumsOf[index] ?? sums, features);
    });
    for (const { firstClass, classes, rarities } of groups) {
      const length = lengthOf(features, rarities);
      for (let at = firstClass; at < firstClass + classes; at += 1)
        scores[at] = (biases[at] ?? 0) + ((sums[at] ?? 0) * (greatest[at] ?? 0)) / length;
    }
    return scores;
  };
}

/** How long a text is whose features are weighed by their rarity; 1 for one that has none. */
function lengthOf({ count, buckets, weights }: TextFeatures, rarities: Uint8Array): number {
  let square = 0;
  for (let at = 0; at < count; at += 1) {
    const value = (weights[at] ?? 0) * (rarities[buckets[at] ?? 0] ?? 0);
    square += value * value;
  }
  return Math.sqrt(square) || 1;
}

/** Where what was fetched is left, so that fetching it is not left out as useless. */
const fetched = new Uint32Array(1);

/**
 * Touches the weights of all features before they are added: they lie all over some megabytes, and memory brings many places
 * at once as quickly as one, if nobody waits for each. A fifth of a text's time.
 */
function fetchWeights({ starts, pairs }: WeightBlock, { count, buckets }: TextFeatures): void {
  let touched = 0;
  for (let at = 0; at < count; at += 1) {
    const bucket = buckets[at] ?? 0;
    const from = starts[bucket] ?? 0;
    const to = starts[bucket + 1] ?? 0;
    if (from < to) touched ^= (pairs[from] ?? 0) ^ (pairs[to - 1] ?? 0);
  }
  fetched[0] = touched;
}

/**
 * Adds the weights of features to the sums of their classes. Most of a text's time: plain loops over plain arrays, and two
 * weights at a time, for reading them is what takes it.
 */
function addFeatures(
  { starts, pairs }: WeightBlock,
  sums: Float32Array,
  { count, buckets, weights }: TextFeatures,
): void {
  for (let at = 0; at < count; at += 1) {
    const bucket = buckets[at] ?? 0;
    const value = weights[at] ?? 0;
    const end = starts[bucket + 1] ?? 0;
    for (let index = starts[bucket] ?? 0; index < end; index += 1) {
      const pair = pairs[index] ?? 0;
      const first = (pair >>> 7) & 511;
      const second = pair >>> 23;
      sums[first] = (sums[first] ?? 0) + value * (shareOfLevel[pair & 127] ?? 0);
      sums[second] = (sums[second] ?? 0) + value * (shareOfLevel[(pair >>> 16) & 127] ?? 0);
    }
  }
}
