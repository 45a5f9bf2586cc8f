import { median } from './median.ts';

/**
 * Median milliseconds of each piece of work, taken in turns: what disturbs the machine disturbs all of them alike.
 * A first turn warms up and does not count.
 */
export async function interleaved<Name extends string>(
  works: Readonly<Record<Name, () => unknown>>,
  turns: number,
): Promise<Record<Name, number>> {
  const times = new Map<string, number[]>();
  for (let turn = 0; turn <= turns; turn += 1) {
    for (const [name, work] of Object.entries<() => unknown>(works)) {
      const start = performance.now();
      await work();
      const took = performance.now() - start;
      if (turn > 0) times.set(name, [...(times.get(name) ?? []), took]);
    }
  }
  return Object.fromEntries([...times].map(([name, own]) => [name, median(own)])) as Record<Name, number>;
}
