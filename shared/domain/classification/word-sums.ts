import { addFeature, bucketOf } from './feature-list.ts';
import { addWord, longestCommon } from './text-features.ts';
import type { WeightSums } from './weight-sums.ts';

/** Words with the sums of their features' weights, each in a row of its own. */
export interface WordSums {
  /** The row of a word that is not too long, by its hash; it holds until the next word. */
  rowOf(letters: Uint16Array, size: number, hash: number): number;
  /** The hash of the word's beginning. */
  beginningOf(row: number): number;
}

/** So that what is kept takes some fifty megabytes. */
const bitsOfWords = 15;
/** How many rows the words have. */
export const rowsOfWords = 2 ** bitsOfWords;

/**
 * Keeps the sums of the words seen lately, in rows from the one given on: few words are most of what is written, and to add up
 * the weights of a word's pieces takes many times as long as to add their sum. A word has one row, and takes it from the one
 * before. What is kept changes the time a text takes, never its scores.
 */
export function wordSums(sums: WeightSums, bits: number, firstRow: number): WordSums {
  const lettersOf = new Uint16Array(rowsOfWords * longestCommon);
  const sizes = new Uint8Array(rowsOfWords);
  const { word: features } = sums.lists;
  const beginnings = new Int32Array(rowsOfWords);
  const add = (hash: number) => {
    addFeature(features, bucketOf(hash, bits));
  };
  const isKept = (word: number, letters: Uint16Array, size: number) => {
    if (sizes[word] !== size) return false;
    const first = word * longestCommon;
    for (let at = 1; at < size - 1; at += 1) if (lettersOf[first + at] !== letters[at]) return false;
    return true;
  };
  const keep = (word: number, letters: Uint16Array, size: number, hash: number) => {
    features.count = 0;
    beginnings[word] = addWord(letters, size, hash, add);
    sizes[word] = size;
    for (let at = 1; at < size - 1; at += 1) lettersOf[word * longestCommon + at] = letters[at] ?? 0;
    sums.clear(firstRow + word);
    sums.addFeatures(firstRow + word, features);
  };

  return {
    rowOf(letters, size, hash) {
      const word = bucketOf(hash, bitsOfWords);
      if (!isKept(word, letters, size)) keep(word, letters, size, hash);
      return firstRow + word;
    },
    beginningOf: (row) => beginnings[row - firstRow] ?? 0,
  };
}
