import { bucketOf } from '#shared/domain/classification/feature-list.ts';
import { addWord, mostFeaturesOfText, textReader } from '#shared/domain/classification/text-features.ts';

/** Hashed features of a text, each once, with how often the text has it. */
export interface CountedFeatures {
  /** How many there are; only so many of the arrays' places are of this text. */
  readonly count: number;
  readonly buckets: Int32Array;
  readonly times: Int32Array;
}

/** Reads texts into their features. The answer's arrays are valid until the next text is read. */
export function featureReader(bits: number): (text: string) => CountedFeatures {
  const buckets = new Int32Array(mostFeaturesOfText);
  const times = new Int32Array(mostFeaturesOfText);
  /** Where each bucket is in the list, from 1 on; 0 where it is not. */
  const placeOf = new Int32Array(2 ** bits);
  let count = 0;
  const add = (hash: number) => {
    const bucket = bucketOf(hash, bits);
    const place = placeOf[bucket] ?? 0;
    if (place > 0) {
      times[place - 1] = (times[place - 1] ?? 0) + 1;
      return;
    }
    buckets[count] = bucket;
    times[count] = 1;
    count += 1;
    placeOf[bucket] = count;
  };
  const read = textReader((letters, size, hash) => addWord(letters, size, hash, add), add);
  return (text) => {
    count = 0;
    read(text);
    for (let at = 0; at < count; at += 1) placeOf[buckets[at] ?? 0] = 0;
    return { count, buckets, times };
  };
}
