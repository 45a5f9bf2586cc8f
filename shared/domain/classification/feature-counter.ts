import { spreadBits } from '../spread-bits.ts';

/** A text as numbers: hashed features, each once. */
export interface TextFeatures {
  /** How many there are; only so many of the arrays' places are of this text. */
  readonly count: number;
  /** Buckets, 0 to 2^bits − 1. */
  readonly buckets: Int32Array;
  /** How heavy each weighs, in eighths. */
  readonly eighths: Int32Array;
}

/** Counts how often a text has its features. Arrays of what is answered are valid until the next text. */
export interface FeatureCounter {
  begin(): void;
  /** The features that a word has by itself: the buckets from one place of a list to below another. */
  addOfWord(buckets: Int32Array, from: number, to: number): void;
  /** A feature that no word has by itself. */
  add(bucket: number): void;
  /** Every feature with its weight, 1 + ln(how often it occurs), of 255 times at most, to an eighth; ends the text. */
  features(): TextFeatures;
  /** What is missing to these weights, below 0 where it is too much, where every feature has 1 for each word that has it. */
  missing(): TextFeatures;
}

/** The bucket of a feature, of 2^bits. */
export function bucketOf(hash: number, bits: number): number {
  return spreadBits(hash) & ((1 << bits) - 1);
}

/** A counter that is used for one text after another. */
export function featureCounter(bits: number): FeatureCounter {
  // Two bytes each, so that the counts of all buckets stay in the processor's cache.
  const times = new Uint16Array(2 ** bits);
  const room = { all: roomFor(1024), missing: roomFor(1024) };
  let count = 0;
  let countOfMissing = 0;

  const meet = (bucket: number) => {
    if (count === room.all.buckets.length) room.all = grown(room.all);
    room.all.buckets[count] = bucket;
    room.all.eighths[count] = once;
    count += 1;
  };
  const addMissing = (bucket: number, eighths: number) => {
    if (countOfMissing === room.missing.buckets.length) room.missing = grown(room.missing);
    room.missing.buckets[countOfMissing] = bucket;
    room.missing.eighths[countOfMissing] = eighths;
    countOfMissing += 1;
  };
  return {
    begin() {
      count = 0;
      countOfMissing = 0;
    },
    addOfWord(buckets, from, to) {
      for (let at = from; at < to; at += 1) {
        const bucket = buckets[at] ?? 0;
        const known = times[bucket] ?? 0;
        if (known === 0) meet(bucket);
        if (known < mostCounted) times[bucket] = known + 1;
      }
    },
    add(bucket) {
      const known = times[bucket] ?? 0;
      if (known === 0) meet(bucket);
      if (known < mostCounted) times[bucket] = known + 1;
      addMissing(bucket, once);
    },
    features() {
      const { buckets, eighths } = room.all;
      for (let at = 0; at < count; at += 1) {
        const bucket = buckets[at] ?? 0;
        const known = times[bucket] ?? 0;
        times[bucket] = 0;
        if (known === 1) continue;
        const weight = eighthsOfTimes[Math.min(known, mostTimes)] ?? 0;
        eighths[at] = weight;
        addMissing(bucket, weight - once * known);
      }
      return { count, buckets, eighths };
    },
    missing: () => ({ count: countOfMissing, ...room.missing }),
  };
}

const mostCounted = 2 ** 16 - 1;
const mostTimes = 255;
/** The weight of a feature that occurs once, in eighths. */
export const once = 8;
const eighthsOfTimes = Int32Array.from({ length: mostTimes + 1 }, (_, times) => {
  return Math.round(once * (1 + Math.log(Math.max(times, 1))));
});

type Room = Pick<TextFeatures, 'buckets' | 'eighths'>;

function roomFor(count: number): Room {
  return { buckets: new Int32Array(count), eighths: new Int32Array(count) };
}

function grown({ buckets, eighths }: Room): Room {
  const larger = roomFor(2 * buckets.length);
  larger.buckets.set(buckets);
  larger.eighths.set(eighths);
  return larger;
}
