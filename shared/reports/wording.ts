import { isoDay, type TimeZone } from '#shared/domain/deadlines/time-zone.ts';
import type { Interval } from '#shared/domain/ratings/wilson.ts';
import { decimal } from '#shared/web/charts/numbers.ts';

/** «85,10–89,72». */
export function range([low, high]: Interval): string {
  return `${decimal(low, 2)}–${decimal(high, 2)}`;
}

/** A place with its interval: «3 (2–6)»; the place alone where it is sure. */
export function places(place: number, [low, high]: Interval): string {
  return low === high ? String(place) : `${place} (${low}–${high})`;
}

/**
 * A UTC instant as «10.11.2026 00:00» in the zone. Not by the platform's own formats: an archived report is made again
 * years later, and must be the same to the byte.
 */
export function dateTime(at: number, zone: TimeZone): string {
  const day = zone.dayOf(at);
  const [year, month, date] = isoDay(day).split('-');
  const minutes = Math.floor((at - zone.startOf(day)) / 60_000);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${date}.${month}.${year} ${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
