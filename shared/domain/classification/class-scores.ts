import { addFeature, bucketOf } from './feature-list.ts';
import type { ModelWeights } from './model-weights.ts';
import { addWord, longestCommon, textReader } from './text-features.ts';
import { weightSums } from './weight-sums.ts';
import { rowsOfWords, wordSums } from './word-sums.ts';

/** The row of the text that is read; those of words come after it. */
const ofText = 0;

/**
 * Scores of all classes; the array is valid until the next text. They are made of the sums of a text's words, and of what
 * its words have together.
 */
export function textScorer(weights: ModelWeights): (text: string) => Float64Array {
  const { bits } = weights;
  const sums = weightSums(weights, 1 + rowsOfWords);
  const words = wordSums(sums, bits, 1);
  const { text: others } = sums.lists;
  const add = (hash: number) => {
    addFeature(others, bucketOf(hash, bits));
  };
  const read = textReader((letters, size, hash) => {
    if (size > longestCommon) return addWord(letters, size, hash, add);
    const row = words.rowOf(letters, size, hash);
    sums.addRow(ofText, row);
    return words.beginningOf(row);
  }, add);
  return (text) => {
    sums.clear(ofText);
    others.count = 0;
    read(text);
    sums.addFeatures(ofText, others);
    return sums.scoresOf(ofText);
  };
}
