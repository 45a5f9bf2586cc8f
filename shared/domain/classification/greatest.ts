/** Where the greatest is, the first of equal ones. */
export function greatestAt(values: Float64Array): number {
  let best = 0;
  for (let at = 1; at < values.length; at += 1) if ((values[at] ?? 0) > (values[best] ?? 0)) best = at;
  return best;
}

/** Where the greatest are, the greatest first, of equal ones the first; of numbers that are 0 at least. */
export function greatestOf(values: Float64Array, count: number): number[] {
  const found: number[] = [];
  let least = -1;
  for (let at = 0; at < values.length; at += 1) {
    const value = values[at] ?? 0;
    if (value <= least) continue;
    let place = found.length;
    while (place > 0 && value > (values[found[place - 1] ?? 0] ?? 0)) place -= 1;
    found.splice(place, 0, at);
    if (found.length > count) found.pop();
    if (found.length === count) least = values[found[count - 1] ?? 0] ?? 0;
  }
  return found;
}
