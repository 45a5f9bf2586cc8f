/**
 * Splits what a change of several factors did exactly among them (Shapley 1953): each gets its effect averaged over all the
 * orders in which the factors can change, so none goes first and the parts sum to the whole. A factor that changes nothing
 * gets 0. `worth` says what the value is when these factors have changed and the others have not.
 */
export function shapley<T extends string>(
  factors: readonly T[],
  worth: (changed: ReadonlySet<T>) => number,
): ReadonlyMap<T, number> {
  const orders = ordersOf(factors);
  const parts = new Map(factors.map((factor) => [factor, 0]));
  for (const order of orders) {
    const changed = new Set<T>();
    let before = worth(changed);
    for (const factor of order) {
      changed.add(factor);
      const after = worth(changed);
      parts.set(factor, (parts.get(factor) ?? 0) + (after - before) / orders.length);
      before = after;
    }
  }
  return parts;
}

function ordersOf<T>(items: readonly T[]): T[][] {
  if (items.length === 0) return [[]];
  return items.flatMap((first) => ordersOf(items.filter((item) => item !== first)).map((rest) => [first, ...rest]));
}
