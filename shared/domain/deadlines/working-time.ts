import type { Instant } from '../appeals/fact.ts';
import { hourMs, type LocalDay, type TimeZone } from './time-zone.ts';
import type { WorkingCalendar } from './working-calendar.ts';
import type { WorkingHours } from './working-hours.ts';

/** Time worked without a break: from `start` to just before `end`. */
interface Session {
  readonly start: Instant;
  readonly end: Instant;
}

/** The instants at which offices work. */
export interface WorkingTime {
  /** Of a local day, in order; none on a day off. */
  sessionsOf(day: LocalDay): readonly Session[];
  isWorkingTime(at: Instant): boolean;
  /** The instant itself, or the first one after it at which offices work. */
  nextWorkingTime(at: Instant): Instant;
  /** The first instant by which so many hours have been worked since `at`; hours may be broken, to the millisecond. */
  addWorkingTime(at: Instant, hours: number): Instant;
  /** Milliseconds worked from one instant to a later one. */
  workingTimeBetween(from: Instant, to: Instant): number;
}

/** Working days by the calendar, hours by the clocks of the zone: a session has its own length where they change in it. */
export function workingTime(hours: WorkingHours, calendar: WorkingCalendar, zone: TimeZone): WorkingTime {
  const days = new Map<LocalDay, readonly Session[]>();

  const sessionsOf = (day: LocalDay): readonly Session[] => {
    const sessions = days.get(day) ?? (calendar.isWorking(day) ? sessionsOn(day, hours, calendar, zone) : []);
    days.set(day, sessions);
    return sessions;
  };
  const sessionOf = (at: Instant) => sessionsOf(zone.dayOf(at)).find(({ start, end }) => start <= at && at < end);

  /** Sessions that end after the instant. */
  function* sessionsAfter(at: Instant) {
    for (let day = zone.dayOf(at); ; day += 1) {
      for (const session of sessionsOf(day)) if (session.end > at) yield session;
    }
  }

  return {
    sessionsOf,
    isWorkingTime: (at) => sessionOf(at) !== undefined,
    nextWorkingTime(at) {
      for (const { start } of sessionsAfter(at)) return Math.max(start, at);
      return at;
    },
    addWorkingTime(at, count) {
      let left = Math.round(count * hourMs);
      if (left <= 0) return at;
      for (const { start, end } of sessionsAfter(at)) {
        const from = Math.max(start, at);
        if (left <= end - from) return from + left;
        left -= end - from;
      }
      return at;
    },
    workingTimeBetween(from, to) {
      let sum = 0;
      for (const { start, end } of sessionsAfter(from)) {
        if (start >= to) break;
        sum += Math.min(end, to) - Math.max(start, from);
      }
      return sum;
    },
  };
}

function sessionsOn(
  day: LocalDay,
  { week, lunch, shortBy }: WorkingHours,
  calendar: WorkingCalendar,
  zone: TimeZone,
): readonly Session[] {
  const hours = week[(((day + 4) % 7) + 7) % 7];
  if (!hours) return [];
  const to = hours.to - (calendar.isShort(day) ? shortBy : 0);
  return [
    { start: zone.at(day, hours.from), end: zone.at(day, lunch.from) },
    { start: zone.at(day, lunch.to), end: zone.at(day, to) },
  ].filter(({ start, end }) => start < end);
}
