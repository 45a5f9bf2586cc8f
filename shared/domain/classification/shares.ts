import { greatestAt } from './greatest.ts';
import { bytesOfNumber, filledUp, lanes, multipleOf } from './lanes.ts';

/** Room for two rows of so many floats, and more. */
function roomFor(numbers: number) {
  const size = filledUp(numbers, multipleOf.row);
  const { memory, softmax: turnIntoShares, pool } = lanes(2 * bytesOfNumber * size);
  const rowAt = (place: number) => new Float32Array(memory, place, size);
  return { row: rowAt(0), other: rowAt(bytesOfNumber * size), turnIntoShares, pool };
}

let room = roomFor(1024);

function roomOf(length: number): typeof room {
  if (length > room.row.length) room = roomFor(2 * length);
  return room;
}

/** Makes numbers, one at least, shares of 1, each in proportion to e to its power: to five digits and more. */
export function softmax(numbers: Float64Array): Float64Array {
  const { row } = roomOf(numbers.length);
  const greatest = numbers[greatestAt(numbers)] ?? 0;
  for (let at = 0; at < numbers.length; at += 1) row[at] = (numbers[at] ?? 0) - greatest;
  return sharesOfRow(numbers);
}

/**
 * Pools shares of 1, one at least, with as many others: each is multiplied with the other, both to the power of a weight, 0 to
 * `mostWeight` together (a logarithmic pool: Genest and Zidek, Statistical Science 1986), to five digits and more. What either holds to
 * be impossible is unlikely. It is written into the last shares, which may be those or these.
 */
export function pooled(
  shares: Float64Array,
  others: Float64Array,
  [weight, weightOfOthers]: readonly [number, number],
  into: Float64Array,
): Float64Array {
  const { row, other, pool } = roomOf(shares.length);
  row.set(shares);
  other.set(others);
  const end = filledUp(shares.length, multipleOf.row);
  pool(0, bytesOfNumber * end, other.byteOffset, weight, weightOfOthers, leastShare);
  return sharesOfRow(into);
}

/** More would leave too little of what is unlikely for the digits of a float. */
export const mostWeight = 3;

/** Added to what is pooled: neither forbids alone what the other is sure of. */
const leastShare = 1e-3;

/** What the row makes in shares of 1, of numbers of which 0 is about the greatest. */
function sharesOfRow(shares: Float64Array): Float64Array {
  const { row, turnIntoShares } = room;
  const { length } = shares;
  const end = filledUp(length, multipleOf.row);
  row.fill(Number.NEGATIVE_INFINITY, length, end);
  turnIntoShares(0, bytesOfNumber * end);
  for (let at = 0; at < length; at += 1) shares[at] = row[at] ?? 0;
  return shares;
}
