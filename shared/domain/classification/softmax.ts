import { greatestAt } from './greatest.ts';
import { bytesOfNumber, filledUp, lanes, multipleOf } from './lanes.ts';

/** Room for a row of so many floats, and more. */
function roomFor(numbers: number) {
  const { memory, softmax: turnIntoShares } = lanes(bytesOfNumber * filledUp(numbers, multipleOf.row));
  return { row: new Float32Array(memory), turnIntoShares };
}

let room = roomFor(1024);

/** Makes numbers, one at least, shares of 1, each in proportion to e to its power: to five digits and more. */
export function softmax(numbers: Float64Array): Float64Array {
  const { length } = numbers;
  if (length > room.row.length) room = roomFor(2 * length);
  const { row, turnIntoShares } = room;
  const end = filledUp(length, multipleOf.row);
  const greatest = numbers[greatestAt(numbers)] ?? 0;
  for (let at = 0; at < length; at += 1) row[at] = (numbers[at] ?? 0) - greatest;
  for (let at = length; at < end; at += 1) row[at] = Number.NEGATIVE_INFINITY;
  turnIntoShares(0, bytesOfNumber * end);
  for (let at = 0; at < length; at += 1) numbers[at] = row[at] ?? 0;
  return numbers;
}
