import type { Instant } from '../appeals/fact.ts';
import type { DayCount, TermPolicy } from './policy.ts';
import type { LastDay } from './term-step.ts';
import { isoDay, type LocalDay, type TimeZone } from './time-zone.ts';
import type { DayOff, WorkingCalendar } from './working-calendar.ts';

interface DayRules {
  readonly zone: TimeZone;
  readonly calendar: WorkingCalendar;
}

type NotWorking = TermPolicy['lastDay']['notWorking'];

/** The end of the last of so many days after the local day of an instant; the first one is the day after it. */
export function endAfter(start: Instant, count: DayCount, { zone, calendar }: DayRules): Instant {
  return zone.endOf(lastDay(zone.dayOf(start), count, calendar));
}

/** The same, where the policy has a rule of a last day that is off. */
export function dueAfter(
  start: Instant,
  count: DayCount,
  notWorking: NotWorking,
  { zone, calendar }: DayRules,
): Instant {
  const first = zone.dayOf(start);
  return zone.endOf(moved(first, lastDay(first, count, calendar), notWorking, calendar));
}

/** What days off do to `dueAfter`: those that were counted around, and a last day that is one. */
export function daysOffIn(
  start: Instant,
  count: DayCount,
  notWorking: NotWorking,
  { zone, calendar }: DayRules,
): { readonly daysOff: readonly DayOff[]; readonly lastDay?: LastDay } {
  const first = zone.dayOf(start);
  const counted = lastDay(first, count, calendar);
  const last = moved(first, counted, notWorking, calendar);
  const [off] = daysOffFrom(counted, counted, calendar);
  const daysOff = count.unit === 'working-days' ? daysOffFrom(first + 1, counted, calendar) : [];
  if (!off) return { daysOff };
  return { daysOff, lastDay: { counted: off, notWorking, ...(last === counted ? {} : { movedTo: isoDay(last) }) } };
}

/** Whether the instant lies in a year without calendar data. */
export function isUnknown(at: Instant, { zone, calendar }: DayRules): boolean {
  return !calendar.isKnown(zone.dayOf(at));
}

/** The years without calendar data among those of the instants. */
export function unknownYears(instants: readonly Instant[], rules: DayRules): string[] {
  const years = instants.filter((at) => isUnknown(at, rules)).map((at) => isoDay(rules.zone.dayOf(at)).slice(0, 4));
  return [...new Set(years)];
}

function lastDay(start: LocalDay, { count, unit }: DayCount, calendar: WorkingCalendar): LocalDay {
  return unit === 'calendar-days' ? start + count : calendar.addWorkingDays(start, count);
}

function moved(start: LocalDay, day: LocalDay, notWorking: NotWorking, calendar: WorkingCalendar): LocalDay {
  if (notWorking === 'as-is') return day;
  if (notWorking === 'next') return calendar.nextWorking(day);
  const before = calendar.previousWorking(day);
  // Of ten days from 31 December none may be worked: a term does not end before its first day.
  return before > start ? before : day;
}

function daysOffFrom(from: LocalDay, to: LocalDay, calendar: WorkingCalendar): DayOff[] {
  const found = [];
  for (let day = from; day <= to; day += 1) {
    const why = calendar.whyOff(day);
    if (why) found.push({ day: isoDay(day), why });
  }
  return found;
}
