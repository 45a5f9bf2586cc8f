/** Weights of the classes of all heads, one after another. */
export interface ModelWeights {
  /** Features are hashed into 2^bits buckets. */
  readonly bits: number;
  readonly biases: Float32Array;
  /** Every class is in one of them, in order. */
  readonly groups: readonly ClassGroup[];
}

/** Classes, one after another, that the same texts have taught. What a text says for them is by factors, by blocks, or both. */
export interface ClassGroup {
  readonly firstClass: number;
  readonly classes: number;
  /** How rare each bucket is in these texts. */
  readonly rarities: Uint8Array;
  readonly factors: FactorWeights;
  readonly blocks: readonly WeightBlock[];
}

/** The levels of so many factors are a whole number of 32 bits. */
export const factorsOfNumber = 4;

/** A text summed up in few numbers, and what each class makes of these: for classes of which many texts have been seen. */
export interface FactorWeights {
  /** A multiple of `factorsOfNumber`. */
  readonly count: number;
  /** What each bucket adds to each factor, bucket after bucket: −127 to 127. How rare the bucket is, is in it already. */
  readonly levels: Int8Array;
  /** What each class makes of each factor, factor after factor. */
  readonly directions: Float32Array;
}

/**
 * Weights of up to 510 classes that are not 0, bucket after bucket, two to a number of 32 bits: those of bucket b lie from
 * `starts[b]` to `starts[b + 1]`. A weight is an entry of 16 bits: the number of its class, from the block's first, times 128,
 * and its level. How rare the bucket is, is in the weight already.
 */
export interface WeightBlock {
  /** The greatest size of a weight of each class. */
  readonly greatest: Float32Array;
  readonly starts: Int32Array;
  readonly pairs: Uint32Array;
}

/** So that the weights of a bucket are no more pairs than a byte can count. */
export const classesInBlock = 510;

export const noFactors: FactorWeights = { count: 0, levels: new Int8Array(), directions: new Float32Array() };

const zeroLevel = 64;
const levelsAside = 63;

/** So many units are a class's greatest: whole numbers, so that sums of them are exact in any order. */
export const unitsOfGreatest = levelsAside ** 2;

/** How many units each level is: squares, for most weights are small. */
export const unitsOfLevel = Int32Array.from({ length: 2 * zeroLevel }, (_, level) => {
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
export function weightBlock(greatest: Float32Array, entriesOfBuckets: readonly (readonly number[])[]): WeightBlock {
  const starts = new Int32Array(entriesOfBuckets.length + 1);
  entriesOfBuckets.forEach((entries, bucket) => {
    starts[bucket + 1] = (starts[bucket] ?? 0) + Math.ceil(entries.length / 2);
  });
  const pairs = new Uint32Array(starts.at(-1) ?? 0);
  entriesOfBuckets.forEach((entries, bucket) => {
    for (let at = 0; at < entries.length; at += 2)
      pairs[(starts[bucket] ?? 0) + at / 2] = (entries[at] ?? 0) + 2 ** 16 * (entries[at + 1] ?? entryOf(0, zeroLevel));
  });
  return { greatest, starts, pairs };
}
