import type { Instant } from '../appeals/fact.ts';
import type { TimeZone } from './time-zone.ts';
import type { WorkingCalendar } from './working-calendar.ts';

/** How far the end of a term is: one of the two. */
export type TimeLeft = { readonly workingDaysLeft: number } | { readonly daysLate: number };

/**
 * Working days after today up to the last day of a term, 0 when that is today; of a term that is over, the days since its
 * last one, 0 when that is today. Days are local ones.
 */
export function timeLeft(
  dueAt: Instant,
  now: Instant,
  { zone, calendar }: { readonly zone: TimeZone; readonly calendar: Pick<WorkingCalendar, 'isWorking'> },
): TimeLeft {
  const [today, last] = [zone.dayOf(now), zone.dayOf(dueAt)];
  if (now > dueAt) return { daysLate: today - last };
  let workingDaysLeft = 0;
  for (let day = today + 1; day <= last; day += 1) workingDaysLeft += Number(calendar.isWorking(day));
  return { workingDaysLeft };
}
