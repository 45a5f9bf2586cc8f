import type { Interval } from '#shared/domain/ratings/wilson.ts';

const resamples = 1000;
const tail = 0.025;

/**
 * 95 % percentile intervals of figures of a sample: each is measured on 1,000 samples of the same size, drawn from it with
 * putting back (Efron and Tibshirani, 1993, ch. 13). Measure a difference on items that hold both answers to a text and the
 * intervals are paired. `random` gives numbers of [0, 1). Undefined for a figure that no sample has.
 */
export function bootstrapIntervals<T, Name extends string>(
  items: readonly T[],
  measure: (sample: readonly T[]) => Readonly<Record<Name, number | undefined>>,
  random: () => number,
): Partial<Record<Name, Interval>> {
  const found: Record<string, number[]> = {};
  for (let time = 0; time < resamples; time += 1) {
    for (const [name, value] of Object.entries<number | undefined>(measure(drawn(items, random)))) {
      if (value === undefined) continue;
      const values = found[name] ?? [];
      values.push(value);
      found[name] = values;
    }
  }
  const intervals: Partial<Record<string, Interval>> = {};
  for (const [name, values] of Object.entries(found)) intervals[name] = percentiles(values);
  return intervals;
}

function drawn<T>(items: readonly T[], random: () => number): T[] {
  const sample: T[] = [];
  for (let at = 0; at < items.length; at += 1) {
    const item = items[Math.floor(random() * items.length)];
    if (item !== undefined) sample.push(item);
  }
  return sample;
}

function percentiles(values: number[]): Interval {
  const sorted = values.sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.round(share * (sorted.length - 1))] ?? 0;
  return [at(tail), at(1 - tail)];
}
