import { bucketOf, type FeatureCounter, once } from './feature-counter.ts';
import type { ModelWeights } from './model-weights.ts';
import { addWord, mostFeaturesOfWord, wordHash } from './text-features.ts';
import { addWeights, sumsOf } from './weight-sums.ts';

/** Words with their features and the sums of their weights, each at its place. */
export interface WordSums {
  /** The longest word, with its edges, that has a place. */
  readonly longest: number;
  /** The place of a word; it holds until the next word is placed. */
  placeOf(letters: Uint16Array, size: number): number;
  /** The hash of the word's beginning. */
  beginningAt(place: number): number;
  /** Counts each of the word's features, as often as it has it. */
  countAt(place: number, counter: FeatureCounter): void;
  /** Adds the sums of the word to those given. */
  addAt(place: number, sums: Int32Array): void;
}

/** Of words as they are read, with their edges: only names of villages and chemicals are longer. */
const longest = 24;
/** So that what is kept takes some twenty megabytes. */
const bitsOfPlace = 14;

/**
 * Keeps what was reckoned of the words seen lately: few words are most of what is written, and to add up the weights of a
 * word's pieces takes five times as long as to add their sum. A word has one place, and takes it from the one before. What is
 * kept changes the time a text takes, never its scores.
 */
export function wordSums(weights: ModelWeights): WordSums {
  const columns = sumsOf(weights);
  const places = 2 ** bitsOfPlace;
  const mostFeatures = mostFeaturesOfWord(longest);
  const lettersAt = new Uint16Array(places * longest);
  const sizes = new Uint8Array(places);
  const beginnings = new Int32Array(places);
  const counts = new Uint8Array(places);
  const bucketsAt = new Int32Array(places * mostFeatures);
  const sumsAt = new Int32Array(places * columns);
  const word = { count: 0, buckets: new Int32Array(mostFeatures), eighths: new Int32Array(mostFeatures).fill(once) };

  const add = (hash: number) => {
    word.buckets[word.count] = bucketOf(hash, weights.bits);
    word.count += 1;
  };
  const isAt = (place: number, letters: Uint16Array, size: number) => {
    if (sizes[place] !== size) return false;
    const first = place * longest;
    for (let at = 1; at < size - 1; at += 1) if (lettersAt[first + at] !== letters[at]) return false;
    return true;
  };
  const put = (place: number, letters: Uint16Array, size: number) => {
    word.count = 0;
    beginnings[place] = addWord(letters, size, add);
    sizes[place] = size;
    for (let at = 1; at < size - 1; at += 1) lettersAt[place * longest + at] = letters[at] ?? 0;
    counts[place] = word.count;
    for (let at = 0; at < word.count; at += 1) bucketsAt[place * mostFeatures + at] = word.buckets[at] ?? 0;
    const first = place * columns;
    for (let at = first; at < first + columns; at += 1) sumsAt[at] = 0;
    addWeights(weights, word, sumsAt, first);
  };

  return {
    longest,
    placeOf(letters, size) {
      const place = bucketOf(wordHash(letters, size), bitsOfPlace);
      if (!isAt(place, letters, size)) put(place, letters, size);
      return place;
    },
    beginningAt: (place) => beginnings[place] ?? 0,
    countAt(place, counter) {
      const first = place * mostFeatures;
      counter.addOfWord(bucketsAt, first, first + (counts[place] ?? 0));
    },
    addAt(place, sums) {
      const first = place * columns;
      for (let at = 0; at < columns; at += 1) sums[at] = ((sums[at] ?? 0) + (sumsAt[first + at] ?? 0)) | 0;
    },
  };
}
