import type { ModelWeights } from '#shared/domain/classification/model-weights.ts';
import type { Subject } from './curriculum.ts';
import type { FeatureMatrix } from './feature-matrix.ts';
import { featureScorer } from './feature-scorer.ts';

/** Scores of a row of the matrix by head, by the weights of the subjects' classes. */
export function rowScores(
  { starts, buckets, values }: FeatureMatrix,
  weights: ModelWeights,
  subjects: readonly Subject[],
): (row: number) => ReadonlyMap<string, Float64Array> {
  const scoresOf = featureScorer(weights);
  return (row) => {
    const [from, to] = [starts[row] ?? 0, starts[row + 1] ?? 0];
    const features = { buckets: buckets.subarray(from, to), times: Int32Array.from(values.subarray(from, to)) };
    const scores = scoresOf({ count: to - from, ...features });
    let first = 0;
    return new Map(
      subjects.map(({ id, labels }) => {
        first += labels.length;
        return [id, scores.slice(first - labels.length, first)];
      }),
    );
  };
}
