import type { Instant } from '../appeals/fact.ts';

/** Days since 1970-01-01 on the local calendar. */
export type LocalDay = number;

export const minuteMs = 60_000;
export const hourMs = 3_600_000;
export const dayMs = 86_400_000;

/** Local days and hours of an IANA time zone. */
export interface TimeZone {
  readonly name: string;
  /** Milliseconds east of UTC at the instant. */
  offsetAt(at: Instant): number;
  /** The local day that holds the instant. */
  dayOf(at: Instant): LocalDay;
  /** 00:00:00.000 local time of the day, or its first instant where the clocks skip midnight. */
  startOf(day: LocalDay): Instant;
  /**
   * When the clocks show a time of the day, in milliseconds after 00:00: the first instant of two, and where they skip
   * it, as much later as they skip.
   */
  at(day: LocalDay, timeOfDay: number): Instant;
  /** 23:59:59.999 local time of the day: the millisecond before the next one. */
  endOf(day: LocalDay): Instant;
}

const zones = new Map<string, TimeZone>();

/**
 * The zone of the platform's data, read when the first instant is asked for: that takes 12 ms. Throws RangeError then
 * for a name that the platform does not know.
 */
export function timeZone(name: string): TimeZone {
  const zone = zones.get(name) ?? readZone(name);
  zones.set(name, zone);
  return zone;
}

function readZone(name: string): TimeZone {
  let format: Intl.DateTimeFormat | undefined;
  const look = (at: Instant) => {
    format ??= new Intl.DateTimeFormat('en-US', { timeZone: name, timeZoneName: 'longOffset' });
    return parseOffset(format.formatToParts(at).find((part) => part.type === 'timeZoneName')?.value ?? 'GMT');
  };
  /** Offsets of the UTC days on which the offset does not change; NaN for the others. */
  const days = new Map<number, number>();

  const offsetAt = (at: Instant): number => {
    const day = Math.floor(at / dayMs);
    let offset = days.get(day);
    if (offset === undefined) {
      const [first, last] = [look(day * dayMs), look((day + 1) * dayMs - 1)];
      offset = first === last ? first : Number.NaN;
      days.set(day, offset);
    }
    return Number.isNaN(offset) ? look(at) : offset;
  };
  const dayOf = (at: Instant): LocalDay => Math.floor((at + offsetAt(at)) / dayMs);
  const at = (day: LocalDay, timeOfDay: number): Instant => {
    const shown = day * dayMs + timeOfDay;
    // Where the clocks change, a time comes twice or not at all.
    const before = shown - offsetAt(shown - dayMs);
    const after = shown - offsetAt(shown + dayMs);
    const earlier = Math.min(before, after);
    return earlier + offsetAt(earlier) === shown ? earlier : Math.max(before, after);
  };
  const startOf = (day: LocalDay): Instant => at(day, 0);
  return {
    name,
    offsetAt,
    dayOf,
    startOf,
    at,
    endOf: (day) => startOf(day + 1) - 1,
  };
}

/** `2026-10-05` of a local day. */
export function isoDay(day: LocalDay): string {
  return new Date(day * dayMs).toISOString().slice(0, 10);
}

/** The local day of `2026-10-05`. Throws RangeError for what is no date. */
export function localDay(iso: string): LocalDay {
  const at = Date.parse(`${iso}T00:00:00Z`);
  // The platform takes 30 February for 2 March.
  if (Number.isNaN(at) || isoDay(at / dayMs) !== iso) throw new RangeError(`not a date: ${iso}`);
  return at / dayMs;
}

function parseOffset(text: string): number {
  const found = /^GMT(?:([+-])(\d\d):(\d\d)(?::(\d\d))?)?$/.exec(text);
  if (!found) throw new RangeError(`unreadable offset: ${text}`);
  const [, sign, hours = '0', minutes = '0', seconds = '0'] = found;
  const size = Number(hours) * hourMs + Number(minutes) * minuteMs + Number(seconds) * 1000;
  return sign === '-' ? -size : size;
}
