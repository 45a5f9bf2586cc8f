import { addFeature } from '#shared/domain/classification/feature-list.ts';
import type { ModelWeights } from '#shared/domain/classification/model-weights.ts';
import { weightSums } from '#shared/domain/classification/weight-sums.ts';
import type { CountedFeatures } from './feature-reader.ts';

/** Scores of all classes by the features of a text, those that `textScorer` gives it; the array is valid until the next one. */
export function featureScorer(weights: ModelWeights): (features: CountedFeatures) => Float64Array {
  const { lists, ...sums } = weightSums(weights, 1);
  return ({ count, buckets, times }) => {
    lists.text.count = 0;
    for (let at = 0; at < count; at += 1) {
      const bucket = buckets[at] ?? 0;
      for (let time = times[at] ?? 0; time > 0; time -= 1) addFeature(lists.text, bucket);
    }
    sums.clear(0);
    sums.addFeatures(0, lists.text);
    return sums.scoresOf(0);
  };
}
