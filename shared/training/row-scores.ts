import { addFeatures, type ModelWeights } from '#shared/domain/classification/model-weights.ts';
import type { Subject } from './curriculum.ts';
import type { FeatureMatrix } from './feature-matrix.ts';

/** Scores of a row of the matrix by head, by the weights of the subjects' classes. */
export function rowScores(
  { starts, buckets, values }: FeatureMatrix,
  { blocks, biases, greatest }: ModelWeights,
  subjects: readonly Subject[],
): (row: number) => ReadonlyMap<string, Float32Array> {
  return (row) => {
    const sums = new Float64Array(biases.length);
    const [from, to] = [starts[row] ?? 0, starts[row + 1] ?? 0];
    for (const block of blocks) {
      const own = sums.subarray(block.firstClass);
      addFeatures(block, own, to - from, buckets.subarray(from, to), values.subarray(from, to));
    }
    const scores = Float32Array.from(sums, (sum, index) => (biases[index] ?? 0) + sum * (greatest[index] ?? 0));
    let first = 0;
    return new Map(
      subjects.map(({ id, labels }) => {
        first += labels.length;
        return [id, scores.slice(first - labels.length, first)];
      }),
    );
  };
}
