import type { Interval } from '#shared/domain/ratings/wilson.ts';
import { fill } from '#shared/web/wording.ts';
import texts from './texts.ru.json' with { type: 'json' };

/** 81.2 as «81,20». */
export function fixed(value: number, decimals: number): string {
  return value.toFixed(decimals).replace('.', ',');
}

/** «+2,90», «−0,40», «0,00»: what rounds to nothing has no sign. */
export function signed(value: number, decimals: number): string {
  const size = fixed(Math.abs(value), decimals);
  if (/^[0,]+$/.test(size)) return size;
  return `${value < 0 ? '−' : '+'}${size}`;
}

/** «3 → 1». */
export function fromTo(before: string | number, after: string | number): string {
  return fill(texts.fromTo, { before, after });
}

/** «1–4». */
export function between([low, high]: Interval, decimals: number): string {
  return fill(texts.interval, { low: fixed(low, decimals), high: fixed(high, decimals) });
}
