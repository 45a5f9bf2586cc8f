import type { Share } from './indicators.ts';
import type { ByIndicator } from './method.ts';

/** What a league says of an indicator before a body's own cycles are looked at. */
export interface Prior {
  /** Σs / Σn over the league. */
  readonly mean: number;
  /** Between-body variance by the method of moments. */
  readonly variance: number;
  /** Strength in cycles, κ. */
  readonly strength: number;
}

/** Absent where nobody in the league has a cycle. */
export type Priors = Readonly<Partial<ByIndicator<Prior | undefined>>>;

/** What turns a body's shares into its score. */
export interface Scoring {
  readonly priors: Priors;
  /** Of the indicators that are left in the league; they sum to 1. */
  readonly weights: ByIndicator<number>;
}

/**
 * The beta-binomial prior of one indicator over a league (rating method, «How small numbers are treated»);
 * undefined when nobody has a cycle. `strength` is clamped to `min`..`max`, and is `max` where bodies cannot be told apart.
 */
export function leaguePrior(shares: readonly Share[], { min, max }: { min: number; max: number }): Prior | undefined {
  const counted = shares.filter(({ n }) => n > 0);
  const bodies = counted.length;
  const total = sum(counted.map(({ n }) => n));
  if (total === 0) return undefined;

  const mean = sum(counted.map(({ s }) => s)) / total;
  const binomial = mean * (1 - mean);
  const spread = sum(counted.map(({ n, s }) => n * (s / n - mean) ** 2));
  const denominator = total - sum(counted.map(({ n }) => n * n)) / total - (bodies - 1);
  const variance = denominator <= 0 ? 0 : Math.max(0, (spread - (bodies - 1) * binomial) / denominator);
  const strength = variance === 0 || binomial === 0 ? max : Math.min(max, Math.max(min, binomial / variance - 1));
  return { mean, variance, strength };
}

/** The share as the league would bet on it: (s + κμ) / (n + κ); the league's mean for a body without cycles. */
export function shrink({ n, s }: Share, { mean, strength }: Prior): number {
  return (s + strength * mean) / (n + strength);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
