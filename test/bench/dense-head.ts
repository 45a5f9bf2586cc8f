import { featureReader } from '#shared/training/feature-reader.ts';

const bits = 15;
const classes = 125;

/**
 * One head as it can be built in forty lines: a byte for every class of every bucket, no calibration. What it says means
 * nothing, its weights are made up; it takes the time that such a head takes.
 */
export function denseHead(): (text: string) => Float32Array {
  const read = featureReader(bits);
  const weights = Int8Array.from({ length: 2 ** bits * classes }, (_, at) => Math.imul(at, 0x9e3779b1) >> 24);
  const scores = new Float32Array(classes);
  const shares = new Float32Array(classes);
  return (text) => {
    const { count, buckets, times } = read(text);
    scores.fill(0);
    for (let at = 0; at < count; at += 1) {
      const first = (buckets[at] ?? 0) * classes;
      const value = times[at] ?? 0;
      for (let own = 0; own < classes; own += 1) scores[own] = (scores[own] ?? 0) + value * (weights[first + own] ?? 0);
    }
    const greatest = scores.reduce((most, score) => Math.max(most, score), Number.NEGATIVE_INFINITY);
    for (let own = 0; own < classes; own += 1) shares[own] = Math.exp(((scores[own] ?? 0) - greatest) / 8000);
    const sum = shares.reduce((all, share) => all + share, 0);
    for (let own = 0; own < classes; own += 1) shares[own] = (shares[own] ?? 0) / sum;
    return shares;
  };
}
