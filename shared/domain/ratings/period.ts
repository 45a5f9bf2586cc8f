import type { Instant } from '../appeals/fact.ts';
import { dayMs, localDay, type TimeZone } from '../deadlines/time-zone.ts';

/** A calendar month of the region, half-open, and the end of observation. */
export interface Period {
  /** `2026-10`. */
  readonly id: string;
  readonly from: Instant;
  readonly to: Instant;
  /** Facts that occurred at or after it do not count. */
  readonly cutOff: Instant;
}

const pattern = /^(\d{4})-(0[1-9]|1[0-2])$/;

/** The month `2026-10` in the zone. Throws RangeError for what is no month. */
export function monthPeriod(id: string, zone: TimeZone, cutOffDays: number): Period {
  const found = pattern.exec(id);
  if (!found) throw new RangeError(`a period is a month like 2026-10, not «${id}»`);
  const lastDay = localDay(`${nextMonth(id)}-01`);
  return {
    id,
    from: zone.startOf(localDay(`${id}-01`)),
    to: zone.startOf(lastDay),
    cutOff: zone.startOf(lastDay + cutOffDays),
  };
}

/** The month that holds the instant. */
export function monthOf(at: Instant, zone: TimeZone): string {
  return new Date(zone.dayOf(at) * dayMs).toISOString().slice(0, 7);
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
