import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { mersenne } from 'pure-rand/generator/mersenne';

/** Puts lists into other orders, the same ones for the same seed (Mersenne Twister, Fisher–Yates inside out). */
export function shuffler(seed: number): <T>(items: readonly T[]) => T[] {
  const chance = mersenne(seed);
  return <T>(items: readonly T[]) => {
    const shuffled: T[] = [];
    for (const item of items) {
      const place = uniformInt(chance, 0, shuffled.length);
      shuffled.push(...shuffled.splice(place, 1, item));
    }
    return shuffled;
  };
}
