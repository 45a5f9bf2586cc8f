import * as z from 'zod';
import { dayMs, minuteMs } from './time-zone.ts';

/** Milliseconds after 00:00 on the clock of the wall. */
const timeOfDay = z.iso.time({ precision: -1 }).transform((time) => Date.parse(`1970-01-01T${time}Z`));

const span = z
  .strictObject({ from: timeOfDay, to: timeOfDay })
  .refine(({ from, to }) => from < to, 'ends before it starts');

/** Hours in which offices work, on the clocks of the region. A working weekend day has the hours of its weekday. */
export const workingHoursSchema = z
  .strictObject({
    monday: span,
    tuesday: span,
    wednesday: span,
    thursday: span,
    friday: span,
    saturday: span,
    sunday: span,
    /** Lunch: not counted. */
    break: span,
    shortDayEndsEarlierBy: z.strictObject({ minutes: z.int().nonnegative() }),
  })
  .transform(({ break: lunch, shortDayEndsEarlierBy: { minutes }, ...week }) => ({
    /** By `(day + 4) % 7` of a local day: 1970-01-01 was a Thursday. */
    week: [week.sunday, week.monday, week.tuesday, week.wednesday, week.thursday, week.friday, week.saturday],
    lunch,
    shortBy: minutes * minuteMs,
  }))
  .refine(
    ({ week, lunch, shortBy }) =>
      week.every(({ from, to }) => from < lunch.from && lunch.to < to - shortBy && to < dayMs),
    'every day, a short one too, works before the break and after it',
  );

export type WorkingHours = z.infer<typeof workingHoursSchema>;
