import { laneCode } from './lane-code.ts';
import { lanesCode } from './lanes-code.ts';

/**
 * Memory with room for rows of numbers, and sums of these that a processor reckons side by side: the code is `lanes.wat`.
 * Places are in bytes from the beginning of the memory. Nothing checks them: rows and lists have one number at least, and all
 * of what is told lies in the memory.
 */
export interface Lanes {
  readonly memory: ArrayBuffer;
  /** Adds 32-bit whole numbers to others, as many as lie between a place and an end: a multiple of four. */
  readonly addRow: (to: number, end: number, from: number) => void;
  /**
   * Adds rows of signed bytes, so many bytes each, to 32-bit whole numbers, as many as there are of these: a multiple of
   * thirty-two. The rows are those whose numbers are in a list of 32-bit whole numbers, one at least, up to its end.
   */
  readonly addLevels: (
    ...[to, end, levels, size, list, listEnd]: [number, number, number, number, number, number]
  ) => void;
  /**
   * Adds weights to 32-bit whole numbers: those of a `WeightBlock` that features in a list have, with the units of levels; all
   * of these are 32-bit whole numbers. The pair after a bucket's last is read too. The answer means nothing.
   */
  readonly addPairs: (
    ...[sums, units, starts, pairs, list, listEnd]: [number, number, number, number, number, number]
  ) => number;
  /** The sum, modulo 2^32, of the squares of those bytes whose numbers are in a list. */
  readonly squares: (bytes: number, list: number, listEnd: number) => number;
  /**
   * Writes the product of a row of 32-bit whole numbers and a matrix of 32-bit floats, whose rows are so many bytes long: as
   * many floats as lie between a place and an end, a multiple of sixteen.
   */
  readonly multiply: (
    ...[to, end, matrix, row, factors, factorsEnd]: [number, number, number, number, number, number]
  ) => void;
  /** Turns 32-bit floats, 0 the greatest, into their softmax: as many as lie between a place and an end, a multiple of four. */
  readonly softmax: (row: number, end: number) => void;
  /**
   * Makes 32-bit floats, 0 or more, weight × ln(float + least) + other weight × ln(other float + least): as many as lie between
   * a place and an end, a multiple of four. The least is more than 0.
   */
  readonly pool: (
    ...[row, end, other, weight, weightOfOther, least]: [number, number, number, number, number, number]
  ) => void;
}

/** Every number but a level and a rarity is of 32 bits, whole or a float. */
export const bytesOfNumber = 4;

/** Of which numbers the lengths of rows have to be multiples, so that their numbers can be reckoned together. */
export const multipleOf = { row: 4, levels: 32, products: 16 };

/** Lanes with a memory of so many bytes, all 0. */
export const lanes: (bytes: number) => Lanes = laneCode(lanesCode);

/** The least multiple that holds so many. */
export function filledUp(count: number, multiple: number): number {
  return Math.ceil(count / multiple) * multiple;
}
