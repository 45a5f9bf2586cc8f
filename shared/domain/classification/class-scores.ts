import { bucketOf, featureCounter, type TextFeatures } from './feature-counter.ts';
import { addWeights, type ModelWeights, unitsOfGreatest } from './model-weights.ts';
import { addWord, featureReader, neighbourReader } from './text-features.ts';
import { wordSums } from './word-sums.ts';

/** Scores of all classes; the array is valid until the next text. */
export function textScorer(weights: ModelWeights): (text: string) => Float32Array {
  const byWords = scorerByWords(weights);
  const read = featureReader(weights.bits);
  const byFeatures = featureScorer(weights);
  return (text) => (text.length > longText ? byFeatures(read(text)) : byWords(text));
}

/** Characters from which on a text says its features so often that to add each once is quicker, and exact as well. */
const longText = 10_000;

/** Adds the sums of a text's words, then what its words together have beside, and takes back what they repeat. */
function scorerByWords(weights: ModelWeights): (text: string) => Float32Array {
  const words = wordSums(weights);
  const counter = featureCounter(weights.bits);
  const finish = scoresOfSums(weights);
  const ofWords = new Int32Array(weights.biases.length);
  const sums = new Float32Array(weights.biases.length);
  const add = (hash: number) => {
    counter.add(bucketOf(hash, weights.bits));
  };
  const read = neighbourReader((letters, size) => {
    if (size > words.longest) return addWord(letters, size, add);
    const place = words.placeOf(letters, size);
    words.countAt(place, counter);
    words.addAt(place, ofWords);
    return words.beginningAt(place);
  }, add);
  return (text) => {
    ofWords.fill(0);
    counter.begin();
    read(text);
    const features = counter.features();
    sums.set(ofWords);
    addWeights(weights, counter.missing(), sums);
    return finish(sums, features);
  };
}

/** Scores of all classes by the features of a text; the array is valid until the next one. */
export function featureScorer(weights: ModelWeights): (features: TextFeatures) => Float32Array {
  const finish = scoresOfSums(weights);
  const sums = new Float32Array(weights.biases.length);
  return (features) => {
    sums.fill(0);
    addWeights(weights, features, sums);
    return finish(sums, features);
  };
}

/** Sums in units to scores, by how long the text is in the eyes of each group. */
function scoresOfSums({ biases, greatest, groups }: ModelWeights) {
  const scores = new Float32Array(biases.length);
  return (sums: Float32Array, features: TextFeatures): Float32Array => {
    for (const { firstClass, classes, rarities } of groups) {
      const unit = 1 / (unitsOfGreatest * lengthOf(features, rarities));
      for (let at = firstClass; at < firstClass + classes; at += 1)
        scores[at] = (biases[at] ?? 0) + (sums[at] ?? 0) * (greatest[at] ?? 0) * unit;
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
