import type { ClassTask } from './support-vectors.ts';

/**
 * How much each bucket counts in learning a class: more, the more its share among the class's texts differs from that among
 * the others, by the logarithm of the ratio; 1 in the mean. The features of naive Bayes in a support vector machine, taken in
 * part (Wang and Manning, ACL 2012).
 */
export function emphasisOf({
  matrix: { starts, buckets },
  rows,
  labels,
  label,
  bits,
  emphasis,
}: ClassTask): Float32Array {
  const [inside, outside] = [new Float64Array(2 ** bits), new Float64Array(2 ** bits)];
  let own = 0;
  for (const row of rows) {
    const isOwn = labels[row] === label;
    const counts = isOwn ? inside : outside;
    own += Number(isOwn);
    const end = starts[row + 1] ?? 0;
    for (let cell = starts[row] ?? 0; cell < end; cell += 1) {
      const bucket = buckets[cell] ?? 0;
      counts[bucket] = (counts[bucket] ?? 0) + 1;
    }
  }
  const shareOf = (count: number, of: number) => (count + 1) / (of + 2);
  const ratios = inside.map((count, bucket) => {
    return Math.abs(Math.log(shareOf(count, own) / shareOf(outside[bucket] ?? 0, rows.length - own)));
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
