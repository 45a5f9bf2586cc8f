import type { TextFeatures } from './feature-counter.ts';

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

/** So many units are a class's greatest: whole numbers, so that sums of them are exact in any order. */
export const unitsOfGreatest = levelsAside ** 2;

/** How many units each level is: squares, for most weights are small. */
const unitsOfLevel = Int32Array.from({ length: 2 * zeroLevel }, (_, level) => {
  return (level - zeroLevel) * Math.abs(level - zeroLevel);
});

/** The level closest to a share, -1..1, of the greatest. */
export function levelOf(share: number): number {
  return zeroLevel + Math.sign(share) * Math.round(levelsAside * Math.sqrt(Math.abs(share)));
}

/** What a level stands for, -1..1. */
export function levelShare(level: number): number {
  return (unitsOfLevel[level] ?? 0) / unitsOfGreatest;
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

/**
 * Adds the weights of features, in units, to the sums of all classes. Plain loops over plain arrays, and two weights at a
 * time, for reading them is what takes a text's time.
 */
export function addWeights({ blocks }: ModelWeights, features: TextFeatures, sums: Float32Array): void {
  const { count, buckets, weights } = features;
  for (const block of blocks) {
    fetchWeights(block, features);
    const { firstClass, starts, pairs } = block;
    for (let at = 0; at < count; at += 1) {
      const bucket = buckets[at] ?? 0;
      const value = weights[at] ?? 0;
      const end = starts[bucket + 1] ?? 0;
      for (let index = starts[bucket] ?? 0; index < end; index += 1) {
        const pair = pairs[index] ?? 0;
        const first = firstClass + ((pair >>> 7) & 511);
        const second = firstClass + (pair >>> 23);
        sums[first] = (sums[first] ?? 0) + value * (unitsOfLevel[pair & 127] ?? 0);
        sums[second] = (sums[second] ?? 0) + value * (unitsOfLevel[(pair >>> 16) & 127] ?? 0);
      }
    }
  }
}

/**
 * The same of features that weigh 1 each, to sums of which the first class's is at the place given: without fractions it takes
 * half the time.
 */
export function addUnits({ blocks }: ModelWeights, features: BucketList, sums: Int32Array, place: number): void {
  const { count, buckets } = features;
  for (const block of blocks) {
    fetchWeights(block, features);
    const { starts, pairs } = block;
    const firstClass = place + block.firstClass;
    for (let at = 0; at < count; at += 1) {
      const bucket = buckets[at] ?? 0;
      const end = starts[bucket + 1] ?? 0;
      for (let index = starts[bucket] ?? 0; index < end; index += 1) {
        const pair = pairs[index] ?? 0;
        const first = firstClass + ((pair >>> 7) & 511);
        const second = firstClass + (pair >>> 23);
        sums[first] = (sums[first] ?? 0) + (unitsOfLevel[pair & 127] ?? 0);
        sums[second] = (sums[second] ?? 0) + (unitsOfLevel[(pair >>> 16) & 127] ?? 0);
      }
    }
  }
}

type BucketList = Pick<TextFeatures, 'count' | 'buckets'>;

/** Where what was fetched is left, so that fetching it is not left out as useless. */
const fetched = new Uint32Array(1);

/**
 * Touches the weights of all features before they are added: they lie all over some megabytes, and memory brings many places
 * at once as quickly as one, if nobody waits for each.
 */
function fetchWeights({ starts, pairs }: WeightBlock, { count, buckets }: BucketList): void {
  let touched = 0;
  for (let at = 0; at < count; at += 1) {
    const bucket = buckets[at] ?? 0;
    const from = starts[bucket] ?? 0;
    const to = starts[bucket + 1] ?? 0;
    if (from < to) touched ^= (pairs[from] ?? 0) ^ (pairs[to - 1] ?? 0);
  }
  fetched[0] = touched;
}
