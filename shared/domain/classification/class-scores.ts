import { bucketOf, featureCounter, type TextFeatures } from './feature-counter.ts';
import { type ClassGroup, type ModelWeights, unitsOfGreatest } from './model-weights.ts';
import { addWord, neighbourReader } from './text-features.ts';
import { addWeights, sumsOf } from './weight-sums.ts';
import { wordSums } from './word-sums.ts';

/**
 * Scores of all classes; the array is valid until the next text. The sums of a text's words are added, then what its words
 * have together, and what they repeat is taken back.
 */
export function textScorer(weights: ModelWeights): (text: string) => Float64Array {
  const words = wordSums(weights);
  const counter = featureCounter(weights.bits);
  const scoresOf = scoresOfSums(weights);
  const sums = new Int32Array(sumsOf(weights));
  const add = (hash: number) => {
    counter.add(bucketOf(hash, weights.bits));
  };
  const read = neighbourReader((letters, size) => {
    if (size > words.longest) return addWord(letters, size, add);
    const place = words.placeOf(letters, size);
    words.countAt(place, counter);
    words.addAt(place, sums);
    return words.beginningAt(place);
  }, add);
  return (text) => {
    sums.fill(0);
    counter.begin();
    read(text);
    const features = counter.features();
    addWeights(weights, counter.missing(), sums);
    return scoresOf(sums, features);
  };
}

/** Scores of all classes by the features of a text; the array is valid until the next one. */
export function featureScorer(weights: ModelWeights): (features: TextFeatures) => Float64Array {
  const scoresOf = scoresOfSums(weights);
  const sums = new Int32Array(sumsOf(weights));
  return (features) => {
    sums.fill(0);
    addWeights(weights, features, sums);
    return scoresOf(sums, features);
  };
}

/** By the sums of a text, and by how long it is in the eyes of each group. */
function scoresOfSums({ biases, groups }: ModelWeights) {
  const scores = new Float64Array(biases.length);
  return (sums: Int32Array, features: TextFeatures): Float64Array => {
    scores.set(biases);
    let first = 0;
    for (const group of groups) {
      const { firstClass, rarities, factors, blocks } = group;
      const length = lengthOf(features, rarities);
      addDirections(group, sums.subarray(first, first + factors.count), 1 / length, scores);
      first += factors.count;
      let firstOfBlock = firstClass;
      for (const { greatest } of blocks) {
        const unit = 1 / (unitsOfGreatest * length);
        for (let own = 0; own < greatest.length; own += 1)
          scores[firstOfBlock + own] =
            (scores[firstOfBlock + own] ?? 0) + (sums[first + own] ?? 0) * (greatest[own] ?? 0) * unit;
        first += greatest.length;
        firstOfBlock += greatest.length;
      }
    }
    return scores;
  };
}

/** What the classes of a group make of a text's factors. Four factors at a time: a class's score is fetched a fourth as often. */
function addDirections(
  { firstClass, classes, factors: { count, directions } }: ClassGroup,
  sums: Int32Array,
  unit: number,
  scores: Float64Array,
): void {
  for (let factor = 0; factor < count; factor += 4) {
    const a = (sums[factor] ?? 0) * unit;
    const b = factor + 1 < count ? (sums[factor + 1] ?? 0) * unit : 0;
    const c = factor + 2 < count ? (sums[factor + 2] ?? 0) * unit : 0;
    const d = factor + 3 < count ? (sums[factor + 3] ?? 0) * unit : 0;
    const ofA = factor * classes;
    const ofB = Math.min(factor + 1, count - 1) * classes;
    const ofC = Math.min(factor + 2, count - 1) * classes;
    const ofD = Math.min(factor + 3, count - 1) * classes;
    for (let own = 0; own < classes; own += 1)
      scores[firstClass + own] =
        (scores[firstClass + own] ?? 0) +
        a * (directions[ofA + own] ?? 0) +
        b * (directions[ofB + own] ?? 0) +
        c * (directions[ofC + own] ?? 0) +
        d * (directions[ofD + own] ?? 0);
  }
}

/** How long a text is whose features are weighed by their rarity; 1 for one that has none. */
function lengthOf({ count, buckets, eighths }: TextFeatures, rarities: Uint8Array): number {
  let square = 0;
  for (let at = 0; at < count; at += 1) {
    const value = (eighths[at] ?? 0) * (rarities[buckets[at] ?? 0] ?? 0);
    square += value * value;
  }
  return Math.sqrt(square) || 1;
}
