import * as z from 'zod';
import { type LocalDay, localDay } from './time-zone.ts';

const days = z.array(z.iso.date());

/** Days off, short days and working weekend days of each year (производственный календарь). */
export const calendarDataSchema = z.object({
  version: z.string(),
  source: z.string(),
  years: z.record(z.string().regex(/^\d{4}$/), z.object({ off: days, short: days, working: days })),
});

export type CalendarData = z.infer<typeof calendarDataSchema>;

/** A day that is not worked: of the region's own, listed for the country, or a plain Saturday or Sunday. */
export interface DayOff {
  /** `2026-05-09` */
  readonly day: string;
  readonly why: 'regional' | 'holiday' | 'weekend';
}

/** Which local days are worked, and whether that is known for certain. */
export interface WorkingCalendar {
  readonly version: string;
  isWorking(day: LocalDay): boolean;
  /** Undefined for a working day. */
  whyOff(day: LocalDay): DayOff['why'] | undefined;
  /** A working day that ends earlier (сокращённый день). */
  isShort(day: LocalDay): boolean;
  /** False in years without data, where plain weekends stand in. */
  isKnown(day: LocalDay): boolean;
  /** The n-th working day after the day (n ≥ 1). */
  addWorkingDays(day: LocalDay, count: number): LocalDay;
  previousWorking(day: LocalDay): LocalDay;
  nextWorking(day: LocalDay): LocalDay;
}

/**
 * A day is off when listed in `off`, or a weekend day listed neither in `working` nor in `short`;
 * `regionalDaysOff` (ISO dates) are a region's own.
 */
export function workingCalendar(data: CalendarData, regionalDaysOff: readonly string[] = []): WorkingCalendar {
  const years = Object.values(data.years);
  const holidays = new Set(years.flatMap((year) => year.off).map(localDay));
  const off = new Set([...holidays, ...regionalDaysOff.map(localDay)]);
  const worked = new Set(years.flatMap((year) => [...year.working, ...year.short]).map(localDay));
  const known = new Set(Object.keys(data.years).flatMap(daysOf));
  const short = new Set(years.flatMap((year) => year.short).map(localDay));
  const added = new Map<number, LocalDay>();

  const isWorking = (day: LocalDay) => !off.has(day) && (worked.has(day) || !isWeekend(day));
  const step = (day: LocalDay, by: 1 | -1) => {
    let at = day;
    while (!isWorking(at)) at += by;
    return at;
  };
  return {
    version: data.version,
    isWorking,
    whyOff(day) {
      if (isWorking(day)) return undefined;
      if (holidays.has(day)) return 'holiday';
      return off.has(day) ? 'regional' : 'weekend';
    },
    isShort: (day) => short.has(day) && isWorking(day),
    isKnown: (day) => known.has(day),
    addWorkingDays(day, count) {
      const key = day * 1_000_000 + count;
      const found = added.get(key);
      if (found !== undefined) return found;
      let at = day;
      for (let left = count; left > 0; left -= 1) at = step(at + 1, 1);
      added.set(key, at);
      return at;
    },
    previousWorking: (day) => step(day, -1),
    nextWorking: (day) => step(day, 1),
  };
}

function daysOf(year: string): LocalDay[] {
  const first = localDay(`${year}-01-01`);
  return Array.from({ length: localDay(`${year}-12-31`) - first + 1 }, (_, index) => first + index);
}

/** 1970-01-01 was a Thursday. */
function isWeekend(day: LocalDay): boolean {
  const weekday = (((day + 4) % 7) + 7) % 7;
  return weekday === 0 || weekday === 6;
}
