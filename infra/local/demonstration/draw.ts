import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { mersenne } from 'pure-rand/generator/mersenne';

/** Draws that are the same for the same seed on every machine. */
export interface Draw {
  /** From 0 to 1, 1 excluded. */
  share(): number;
  /** Whether something of this probability happens. */
  chance(probability: number): boolean;
  /** A whole number, both ends included. */
  int(from: number, to: number): number;
  pick<T>(items: readonly T[]): T;
  /** One of the keys, with the probability of its weight. */
  weighted<K>(weights: readonly (readonly [K, number])[]): K;
  /** Of the standard normal distribution. */
  normal(): number;
  /** Around 1: half of the draws are below, half above; the greater the spread, the farther. */
  factor(spread: number): number;
}

/** Mersenne Twister: unlike others of its library it gives unrelated draws for neighbouring seeds. */
export function drawFrom(seed: number): Draw {
  const source = mersenne(seed);
  const share = () => uniformFloat64(source);
  // Box and Muller; 1 − share is never 0.
  const normal = () => Math.sqrt(-2 * Math.log(1 - share())) * Math.cos(2 * Math.PI * share());
  return {
    share,
    chance: (probability) => share() < probability,
    int: (from, to) => uniformInt(source, from, to),
    pick(items) {
      const item = items[Math.floor(share() * items.length)];
      if (item === undefined) throw new RangeError('nothing to pick from');
      return item;
    },
    weighted(weights) {
      let left = share() * weights.reduce((sum, [, weight]) => sum + weight, 0);
      const found = weights.find(([, weight]) => {
        left -= weight;
        return left < 0;
      });
      if (!found) throw new RangeError('nothing has a weight');
      return found[0];
    },
    normal,
    factor: (spread) => Math.exp(spread * normal()),
  };
}

/** The seed of the n-th of many independent draws. */
export function seedOf(seed: number, index: number): number {
  return (Math.imul(seed, 0x9e3779b1) ^ Math.imul(index + 1, 0x85ebca6b)) | 0;
}
