import fc from 'fast-check';

/** Checks every generated input; the seed is fixed, so that a run is the same on every machine. */
export function forAll<T>(inputs: fc.Arbitrary<T>, check: (input: T) => void, numRuns = 1000): void {
  fc.assert(
    fc.property(inputs, (input) => {
      check(input);
    }),
    { seed: 63, numRuns },
  );
}

/** Every order in which all of the items, and some of them again, can be delivered. */
export function deliveriesOf<T>(items: readonly T[]): fc.Arbitrary<T[]> {
  const all = [...items];
  return fc
    .subarray(all)
    .chain((again) => fc.shuffledSubarray([...all, ...again], { minLength: all.length + again.length }));
}
