/** Neighbours with nothing missing between them. */
export function runs<T>(items: readonly (T | undefined)[]): T[][] {
  const found: T[][] = [[]];
  for (const item of items) {
    if (item === undefined) found.push([]);
    else found.at(-1)?.push(item);
  }
  return found.filter((run) => run.length > 0);
}
