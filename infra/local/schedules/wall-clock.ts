import type { Day } from './cron.ts';

const formats = new Map<string, Intl.DateTimeFormat>();

/** Wall-clock time of a zone written as if it were UTC, milliseconds. */
export function wallClock(timeZone: string, instant: number): number {
  const parts: Record<string, number> = {};
  for (const { type, value } of formatOf(timeZone).formatToParts(instant)) parts[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

/**
 * The instant at which a zone's clocks show this time: the first of the two when clocks were put back, undefined when they were
 * put forward over it.
 */
export function instantOf(
  timeZone: string,
  { year, month, day }: Day,
  hour: number,
  minute: number,
): number | undefined {
  const wanted = Date.UTC(year, month - 1, day, hour, minute);
  const dayMs = 86_400_000;
  const candidates = [wanted - dayMs, wanted + dayMs]
    .map((near) => wanted - (wallClock(timeZone, near) - near))
    .filter((instant) => wallClock(timeZone, instant) === wanted);
  return candidates.length > 0 ? Math.min(...candidates) : undefined;
}

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const format = new Intl.DateTimeFormat('en-US', {
    ...{ timeZone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric' },
    ...{ hour: 'numeric', minute: 'numeric', second: 'numeric' },
  });
  formats.set(timeZone, format);
  return format;
}
