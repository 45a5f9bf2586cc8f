/** A calendar day of a time zone, as plain numbers. */
export interface Day {
  readonly year: number;
  /** 1–12. */
  readonly month: number;
  readonly day: number;
}

/** A parsed `cron(minutes hours day-of-month month day-of-week year)`. */
export interface Cron {
  readonly minutes: readonly number[];
  readonly hours: readonly number[];
  fallsOn(day: Day): boolean;
}

const monthNames = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
const weekdayNames = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];

/** Parses the six fields of EventBridge Scheduler. Throws an error that quotes what is wrong. */
export function parseCron(fields: string): Cron {
  const [minute, hour, dayOfMonth, month, dayOfWeek, year, ...more] = fields.trim().split(/\s+/);
  if (!minute || !hour || !dayOfMonth || !month || !dayOfWeek || !year || more.length > 0)
    throw new Error(`cron(${fields}) needs six fields`);
  if ((dayOfMonth === '?') === (dayOfWeek === '?'))
    throw new Error(`cron(${fields}) needs exactly one ? in day-of-month or day-of-week`);

  const months = numbers(month, 1, 12, monthNames);
  const years = new Set(numbers(year, 1970, 2199));
  const onDay = dayOfWeek === '?' ? monthDays(dayOfMonth) : weekdays(dayOfWeek);
  return {
    minutes: numbers(minute, 0, 59),
    hours: numbers(hour, 0, 23),
    fallsOn: (day) => years.has(day.year) && months.includes(day.month) && onDay(day),
  };
}

/** Every number of a field of lists, ranges, steps and names, ascending. */
function numbers(field: string, lowest: number, highest: number, names: readonly string[] = []): number[] {
  const found = field.split(',').flatMap((part) => {
    const [range = '', step] = part.split('/');
    const [from, to] = range === '*' ? [lowest, highest] : range.split('-').map((text) => number(text, lowest, names));
    const last = to ?? (step === undefined ? from : highest);
    const by = Number(step ?? 1);
    if (from === undefined || last === undefined || !(from >= lowest && last <= highest && from <= last && by >= 1))
      throw new Error(`"${part}" is not within ${lowest}–${highest}`);
    return Array.from({ length: Math.floor((last - from) / by) + 1 }, (_, index) => from + index * by);
  });
  return [...new Set(found)].sort((a, b) => a - b);
}

function number(text: string, lowest: number, names: readonly string[]): number {
  const named = names.indexOf(text.toUpperCase());
  if (named >= 0) return named + lowest;
  if (!/^\d+$/.test(text)) throw new Error(`"${text}" is not a number`);
  return Number(text);
}

/** Day of month: numbers, `L`, `L-3`, `LW`, `15W`. */
function monthDays(field: string): (day: Day) => boolean {
  const fromEnd = /^L(?:-(\d+))?$/.exec(field);
  if (fromEnd) return ({ year, month, day }) => day === lengthOf(year, month) - Number(fromEnd[1] ?? 0);
  const nearest = /^(\d+|L)W$/.exec(field)?.[1];
  if (nearest)
    return ({ year, month, day }) =>
      day === nearestWorkday(year, month, nearest === 'L' ? lengthOf(year, month) : Number(nearest));
  const days = field === '*' ? undefined : numbers(field, 1, 31);
  return ({ day }) => days?.includes(day) ?? true;
}

/** Day of week, Sunday = 1: numbers and names, `L` (Saturday), `6L` (the last Friday), `6#3` (the third Friday). */
function weekdays(field: string): (day: Day) => boolean {
  const last = /^(\w+)L$/.exec(field)?.[1];
  if (last) {
    const wanted = number(last, 1, weekdayNames);
    return ({ year, month, day }) => weekday(year, month, day) === wanted && day + 7 > lengthOf(year, month);
  }
  const [name, nth] = field.split('#');
  if (name && nth) {
    const wanted = number(name, 1, weekdayNames);
    return ({ year, month, day }) => weekday(year, month, day) === wanted && Math.ceil(day / 7) === Number(nth);
  }
  const days = field === '*' ? undefined : field === 'L' ? [7] : numbers(field, 1, 7, weekdayNames);
  return ({ year, month, day }) => days?.includes(weekday(year, month, day)) ?? true;
}

/** The working day nearest to a day, within the same month. */
function nearestWorkday(year: number, month: number, wanted: number): number {
  const length = lengthOf(year, month);
  const day = Math.min(wanted, length);
  const on = weekday(year, month, day);
  if (on === 7) return day > 1 ? day - 1 : day + 2;
  if (on === 1) return day < length ? day + 1 : day - 2;
  return day;
}

function lengthOf(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function weekday(year: number, month: number, day: number): number {
  return new Date(Date.UTC(year, month - 1, day)).getUTCDay() + 1;
}
