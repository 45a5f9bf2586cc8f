import { spreadBits } from '../spread-bits.ts';

/** Hashed features, in the order in which they were met; one that a text has twice is there twice. */
export interface FeatureList {
  /** How many there are; only so many of the array's places are of this list. */
  count: number;
  /** Buckets, 0 to 2^bits − 1. */
  readonly buckets: Int32Array;
}

export function addFeature(list: FeatureList, bucket: number): void {
  list.buckets[list.count] = bucket;
  list.count += 1;
}

/** The bucket of a feature, of 2^bits. */
export function bucketOf(hash: number, bits: number): number {
  return spreadBits(hash) & ((1 << bits) - 1);
}
