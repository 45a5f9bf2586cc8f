/** Where the greatest is, the first of equal ones. */
export function greatestAt(values: Float64Array): number {
  let best = 0;
  for (let at = 1; at < values.length; at += 1) if ((values[at] ?? 0) > (values[best] ?? 0)) best = at;
  return best;
}

/** The greatest number, or 0, but for the one there. */
export function greatestBut(values: Float64Array, there: number): number {
  let greatest = 0;
  for (let at = 0; at < values.length; at += 1) if (at !== there) greatest = Math.max(greatest, values[at] ?? 0);
  return greatest;
}

/**
 * Writes where the greatest are, the greatest first, of equal ones the first, of numbers that are 0 at least: as many as there
 * is room for. The answer is how many there are.
 */
export function findGreatest(values: Float64Array, found: Int32Array): number {
  let count = 0;
  let least = -1;
  for (let at = 0; at < values.length; at += 1) {
    const value = values[at] ?? 0;
    if (value <= least) continue;
    if (count < found.length) count += 1;
    let place = count - 1;
    for (; place > 0 && value > (values[found[place - 1] ?? 0] ?? 0); place -= 1) found[place] = found[place - 1] ?? 0;
    found[place] = at;
    if (count === found.length) least = values[found[count - 1] ?? 0] ?? 0;
  }
  return count;
}
