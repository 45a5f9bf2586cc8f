import type { Instant } from '../appeals/fact.ts';
import { hourMs, minuteMs, type TimeZone } from './time-zone.ts';

/** An instant as the region's clocks show it, with their offset: `2026-10-05T23:59:59+03:00`. To the second. */
export function localTime(at: Instant, zone: Pick<TimeZone, 'offsetAt'>): string {
  const offset = zone.offsetAt(at);
  const size = Math.abs(offset);
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0');
  const clock = new Date(at + offset).toISOString().slice(0, 19);
  return `${clock}${offset < 0 ? '-' : '+'}${two(size / hourMs)}:${two((size % hourMs) / minuteMs)}`;
}
