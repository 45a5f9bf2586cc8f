import type { Instant } from '../appeals/fact.ts';
import { dayMs, localDay, type TimeZone } from '../deadlines/time-zone.ts';

/** A calendar month or quarter of the region, half-open, and the end of observation. */
export interface Period {
  /** `2026-10`, `2026-Q4`. */
  readonly id: string;
  readonly from: Instant;
  readonly to: Instant;
  /** Facts that occurred at or after it do not count. */
  readonly cutOff: Instant;
}

/** `2026-10` or `2026-Q4`. */
export const periodPattern = /^\d{4}-(0[1-9]|1[0-2]|Q[1-4])$/;

/** The month or quarter in the zone. Throws RangeError for what is neither. */
export function periodOf(id: string, zone: TimeZone, cutOffDays: number): Period {
  const months = monthsOf(id);
  const lastDay = localDay(`${nextMonth(months.at(-1) ?? id)}-01`);
  return {
    id,
    from: zone.startOf(localDay(`${months[0]}-01`)),
    to: zone.startOf(lastDay),
    cutOff: zone.startOf(lastDay + cutOffDays),
  };
}

/** The months of a period, in order. Throws RangeError for what is neither month nor quarter. */
export function monthsOf(id: string): string[] {
  if (!periodPattern.test(id))
    throw new RangeError(`a period is a month like 2026-10 or a quarter like 2026-Q4, not «${id}»`);
  const [year, quarter] = id.split('-Q');
  if (quarter === undefined) return [id];
  return [2, 1, 0].map((back) => `${year}-${String(3 * Number(quarter) - back).padStart(2, '0')}`);
}

/** The quarter of a month: `2026-Q4` of `2026-10`. */
export function quarterOf(month: string): string {
  const [year, number] = month.split('-').map(Number);
  return `${year}-Q${Math.ceil((number ?? 1) / 3)}`;
}

/** The period of the same kind before: `2026-09` before `2026-10`, `2025-Q4` before `2026-Q1`. */
export function previousPeriod(id: string): string {
  const before = previousMonth(monthsOf(id)[0] ?? id);
  return id.includes('Q') ? quarterOf(before) : before;
}

/** From a period to a later one of the same kind, both included: `2025-Q4`, `2026-Q1`, `2026-Q2`. */
export function periodsBetween(first: string, last: string): string[] {
  const periods = [last];
  for (let id = last; id > first; periods.unshift(id)) id = previousPeriod(id);
  return periods;
}

/** The month that holds the instant. */
export function monthOf(at: Instant, zone: TimeZone): string {
  return new Date(zone.dayOf(at) * dayMs).toISOString().slice(0, 7);
}

/** So many months up to the one that holds the instant, in order. */
export function latestMonths(at: Instant, count: number, zone: TimeZone): string[] {
  const months: string[] = [];
  for (let month = monthOf(at, zone); months.length < count; month = previousMonth(month)) months.unshift(month);
  return months;
}

/** The month after `2026-12` is `2027-01`. */
export function nextMonth(id: string): string {
  const [year = 0, month = 0] = id.split('-').map(Number);
  return month === 12 ? `${year + 1}-01` : `${year}-${String(month + 1).padStart(2, '0')}`;
}

/** The month before `2027-01` is `2026-12`. */
export function previousMonth(id: string): string {
  const [year = 0, month = 0] = id.split('-').map(Number);
  return month === 1 ? `${year - 1}-12` : `${year}-${String(month - 1).padStart(2, '0')}`;
}
