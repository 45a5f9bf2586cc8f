import type { TextFeatures } from './feature-counter.ts';
import { type FactorWeights, type ModelWeights, unitsOfLevel, type WeightBlock } from './model-weights.ts';

/** How many sums a text has: of each group the factors, then the classes of its blocks. */
export function sumsOf({ groups }: ModelWeights): number {
  return groups.reduce((all, { factors, blocks }) => {
    return all + factors.count + blocks.reduce((sum, { greatest }) => sum + greatest.length, 0);
  }, 0);
}

/**
 * Adds the weights of features to the sums, of which the first is at the place given: in levels of factors and units of
 * weights, times the eighths of a feature. These are whole numbers, so that it does not matter in which order they come; those
 * of a text that is read stay below 2^31. Plain loops over plain arrays, for reading them is what takes a text's time.
 */
export function addWeights({ groups }: ModelWeights, features: TextFeatures, sums: Int32Array, place = 0): void {
  let first = place;
  for (const { factors, blocks } of groups) {
    if (factors.count > 0) addFactors(factors, features, sums, first);
    first += factors.count;
    for (const block of blocks) {
      fetchWeights(block, features);
      addBlock(block, features, sums, first);
      first += block.greatest.length;
    }
  }
}

/** Four features at a time: memory brings four places as quickly as one. Beyond the last there are some that weigh nothing. */
function addFactors(
  { count: factors, levels }: FactorWeights,
  { count, buckets, eighths }: TextFeatures,
  sums: Int32Array,
  first: number,
): void {
  for (let at = 0; at < count; at += 4) {
    const [a, b, c, d] = [at, Math.min(at + 1, count - 1), Math.min(at + 2, count - 1), Math.min(at + 3, count - 1)];
    const ofA = (buckets[a] ?? 0) * factors;
    const ofB = (buckets[b] ?? 0) * factors;
    const ofC = (buckets[c] ?? 0) * factors;
    const ofD = (buckets[d] ?? 0) * factors;
    const valueA = eighths[a] ?? 0;
    const valueB = at + 1 < count ? (eighths[b] ?? 0) : 0;
    const valueC = at + 2 < count ? (eighths[c] ?? 0) : 0;
    const valueD = at + 3 < count ? (eighths[d] ?? 0) : 0;
    for (let factor = 0; factor < factors; factor += 1)
      sums[first + factor] =
        ((sums[first + factor] ?? 0) +
          Math.imul(valueA, levels[ofA + factor] ?? 0) +
          Math.imul(valueB, levels[ofB + factor] ?? 0) +
          Math.imul(valueC, levels[ofC + factor] ?? 0) +
          Math.imul(valueD, levels[ofD + factor] ?? 0)) |
        0;
  }
}

/** Two weights at a time. */
function addBlock(
  { starts, pairs }: WeightBlock,
  { count, buckets, eighths }: TextFeatures,
  sums: Int32Array,
  firstClass: number,
): void {
  for (let at = 0; at < count; at += 1) {
    const bucket = buckets[at] ?? 0;
    const value = eighths[at] ?? 0;
    const end = starts[bucket + 1] ?? 0;
    for (let index = starts[bucket] ?? 0; index < end; index += 1) {
      const pair = pairs[index] ?? 0;
      const first = firstClass + ((pair >>> 7) & 511);
      const second = firstClass + (pair >>> 23);
      sums[first] = ((sums[first] ?? 0) + Math.imul(value, unitsOfLevel[pair & 127] ?? 0)) | 0;
      sums[second] = ((sums[second] ?? 0) + Math.imul(value, unitsOfLevel[(pair >>> 16) & 127] ?? 0)) | 0;
    }
  }
}

/** Where what was fetched is left, so that fetching it is not left out as useless. */
const fetched = new Uint32Array(1);

/**
 * Touches the weights of all features before they are added: they lie all over some megabytes, and memory brings many places
 * at once as quickly as one, if nobody waits for each.
 */
function fetchWeights({ starts, pairs }: WeightBlock, { count, buckets }: TextFeatures): void {
  let touched = 0;
  for (let at = 0; at < count; at += 1) {
    const bucket = buckets[at] ?? 0;
    const from = starts[bucket] ?? 0;
    const to = starts[bucket + 1] ?? 0;
    if (from < to) touched ^= (pairs[from] ?? 0) ^ (pairs[to - 1] ?? 0);
  }
  fetched[0] = touched;
}
