import { mersenne } from 'pure-rand/generator/mersenne';
import type { SeededGenerator } from '#shared/domain/ratings/snapshot.ts';

/**
 * Mersenne Twister MT19937 with the first four bytes of the seed, big-endian. A number of [0, 1) is made of two outputs
 * a and b as (⌊a/2⁵⌋·2²⁶ + ⌊b/2⁶⌋)/2⁵³, like `RandomState(seed).random_sample()` of NumPy, so that others can draw the same.
 */
export const mersenneTwister: SeededGenerator = (seed) => {
  const generator = mersenne(Number.parseInt(seed.slice(0, 8), 16));
  return () => {
    const a = generator.next() >>> 5;
    const b = generator.next() >>> 6;
    return (a * 67_108_864 + b) / 9_007_199_254_740_992;
  };
};
