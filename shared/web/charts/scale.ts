export type Scale = (value: number) => number;

export interface Ticks {
  readonly values: readonly number[];
  /** Decimals that tell them apart. */
  readonly digits: number;
}

interface TickRules {
  /** How many fit. */
  readonly atMost: number;
  /** The shortest axis, so that equal values do not make an axis of no length. */
  readonly minSpan: number;
  /** The axis does not go beyond, whatever the margin around equal values. */
  readonly within?: readonly [number, number];
}

/** Maps the domain to the range in a straight line, and a domain of one value to the middle. */
export function linearScale([from, to]: readonly [number, number], range: readonly [number, number]): Scale {
  const [start, end] = range;
  if (from === to) return () => (start + end) / 2;
  return (value) => start + ((value - from) / (to - from)) * (end - start);
}

/** The least round steps (1, 2, 5 times a power of ten) that cover all the values, first and last included. */
export function niceTicks(values: readonly number[], { atMost, minSpan, within }: TickRules): Ticks {
  const [floor, ceiling] = within ?? [-Infinity, Infinity];
  let low = values.length === 0 ? Math.max(0, floor) : Math.min(...values);
  let high = values.length === 0 ? low : Math.max(...values);
  const lack = Math.max(0, minSpan - (high - low)) / 2;
  [low, high] = [Math.max(floor, low - lack), Math.min(ceiling, high + lack)];
  const least = (high - low || minSpan) / Math.max(1, atMost - 1);
  for (let power = Math.floor(Math.log10(least)); ; power += 1) {
    for (const factor of [1, 2, 5]) {
      const step = factor * 10 ** power;
      const first = Math.floor(low / step + 1e-9);
      const count = Math.ceil(high / step - 1e-9) - first + 1;
      // Around zero no step needs fewer than three.
      if (count > Math.max(3, atMost)) continue;
      const digits = Math.max(0, -power);
      const at = (index: number) => Number(((first + index) * step).toFixed(digits));
      return { values: Array.from({ length: count }, (_, index) => at(index)), digits };
    }
  }
}
