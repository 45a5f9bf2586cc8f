import type { Share } from './indicators.ts';

/** A closed interval. */
export type Interval = readonly [low: number, high: number];

/**
 * The Wilson score interval of a share; undefined without cases. `z` is the two-sided normal quantile of the confidence.
 * The bounds hold the share itself: without the clamp rounding breaks that for s = 0 and s = n.
 */
export function wilson({ n, s }: Share, z: number): Interval | undefined {
  if (n === 0) return undefined;
  const p = s / n;
  const square = (z * z) / n;
  const centre = (p + square / 2) / (1 + square);
  const half = (z * Math.sqrt((p * (1 - p)) / n + square / (4 * n))) / (1 + square);
  return [Math.max(0, Math.min(centre - half, p)), Math.min(1, Math.max(centre + half, p))];
}

/**
 * The normal quantile z of a two-sided confidence (0.95 → 1.959963984540054): Φ(z) = (1 + confidence) / 2.
 * A start by Abramowitz and Stegun 26.2.23, refined by Halley’s method on the series of Φ: exact to about 1e-15.
 */
export function twoSidedQuantile(confidence: number): number {
  const p = (1 + confidence) / 2;
  let z = approximateQuantile(p);
  for (let step = 0; step < 3; step += 1) {
    const error = normalCdf(z) - p;
    const slope = error * Math.sqrt(2 * Math.PI) * Math.exp((z * z) / 2);
    z -= slope / (1 + (z * slope) / 2);
  }
  return z;
}

/** Φ(z) for z ≥ 0 by its series, which for the confidences of a method needs some dozens of terms. */
function normalCdf(z: number): number {
  let term = z;
  let sum = z;
  for (let n = 1; n < 400 && Math.abs(term) > 1e-17 * Math.abs(sum); n += 1) {
    term *= (z * z) / (2 * n + 1);
    sum += term;
  }
  return 0.5 + sum * (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI));
}

/** Abramowitz and Stegun 26.2.23: a start to refine. */
function approximateQuantile(p: number): number {
  const t = Math.sqrt(-2 * Math.log(1 - p));
  return t - (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)));
}
