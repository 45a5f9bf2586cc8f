import { filledUp } from './lanes.ts';

/** A line of the processor's cache. */
export const bytesOfLine = 64;

/** Places one after another, each at a multiple of so many bytes. */
export function placing(multiple: number) {
  let taken = 0;
  return {
    take(bytes: number): number {
      const place = taken;
      taken += filledUp(bytes, multiple);
      return place;
    },
    taken: () => taken,
  };
}
