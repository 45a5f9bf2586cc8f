import { rowsHaving } from './feature-matrix.ts';
import type { ClassTask } from './support-vectors.ts';

/**
 * How much each bucket counts in learning a class: more, the more its share among the class's texts differs from that among
 * the others, by the logarithm of the ratio; 1 in the mean. The features of naive Bayes in a support vector machine, taken in
 * part (Wang and Manning, ACL 2012).
 */
export function emphasisOf({ matrix, rows, labels, label, bits, emphasis }: ClassTask): Float32Array {
  const ownRows = rows.filter((row) => labels[row] === label);
  const otherRows = rows.filter((row) => labels[row] !== label);
  const inside = rowsHaving(matrix, ownRows, bits);
  const outside = rowsHaving(matrix, otherRows, bits);
  const shareOf = (count: number, of: number) => (count + 1) / (of + 2);
  const ratios = inside.map((count, bucket) => {
    return Math.abs(Math.log(shareOf(count, ownRows.length) / shareOf(outside[bucket] ?? 0, otherRows.length)));
  });
  let [sum, all] = [0, 0];
  ratios.forEach((ratio, bucket) => {
    const count = (inside[bucket] ?? 0) + (outside[bucket] ?? 0);
    sum += ratio * count;
    all += count;
  });
  const mean = sum / all || 1;
  return Float32Array.from(ratios, (ratio) => 1 - emphasis + (emphasis * ratio) / mean);
}
