/** An object whose values are made when they are first asked for, each once; its keys are there from the start. */
export function lazily<T extends object>(makers: { readonly [K in keyof T]: () => T[K] }): Readonly<T>;
export function lazily(makers: Readonly<Record<string, () => unknown>>): object {
  const lazy = {};
  for (const [key, make] of Object.entries(makers)) {
    let made: { readonly value: unknown } | undefined;
    Object.defineProperty(lazy, key, {
      enumerable: true,
      get: () => {
        made ??= { value: make() };
        return made.value;
      },
    });
  }
  return lazy;
}
