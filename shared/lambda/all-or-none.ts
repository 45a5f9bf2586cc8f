/** Like `Promise.all`, but fails only when nothing is under way any more, so that whatever did start can be stopped. */
export async function allOrNone<const T extends readonly Promise<unknown>[]>(
  ...promises: T
): Promise<{ -readonly [K in keyof T]: Awaited<T[K]> }> {
  await Promise.allSettled(promises);
  return await Promise.all(promises);
}
