/** Ids so ordered that whatever an entry depends on comes before it. Throws on a cycle. */
export function inDependencyOrder(
  entries: Readonly<Record<string, { readonly dependencies: readonly string[] }>>,
): string[] {
  const done = new Set<string>();
  const visit = (id: string, path: readonly string[]): void => {
    if (done.has(id)) return;
    if (path.includes(id)) throw new Error(`these depend on each other: ${[...path, id].join(' → ')}`);
    for (const dependency of entries[id]?.dependencies ?? []) visit(dependency, [...path, id]);
    done.add(id);
  };
  for (const id of Object.keys(entries)) visit(id, []);
  return [...done];
}
