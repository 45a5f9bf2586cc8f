import type { TimeZone } from '#shared/domain/deadlines/time-zone.ts';

const iso = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?(Z|[+-]\d\d:?\d\d)?)?$/;
const russian = /^(\d\d)\.(\d\d)\.(\d{4})(?:,? +(\d{1,2}):(\d\d)(?::(\d\d))?)?$/;

/**
 * The instant that a cell names, UTC milliseconds: ISO 8601, 05.10.2026 11:02, or a sheet's date; without an offset it is the
 * clock of the zone. Undefined for what is no time.
 */
export function writtenAt(value: unknown, zone: TimeZone): number | undefined {
  if (value instanceof Date) return onClock(value.getTime(), zone);
  const text = String(value).trim();
  if (iso.exec(text)?.[7] !== undefined) return known(Date.parse(text.replace(' ', 'T')));
  const [, year, month, day, hour, minute, second] = iso.exec(text) ?? swapped(russian.exec(text)) ?? [];
  const clock = `${year}-${month}-${day}T${(hour ?? '0').padStart(2, '0')}:${minute ?? '00'}:${second ?? '00'}Z`;
  const at = known(Date.parse(clock));
  // The platform takes 30 February for 2 March.
  return at !== undefined && new Date(at).getUTCDate() === Number(day) ? onClock(at, zone) : undefined;
}

function swapped(found: RegExpExecArray | null) {
  if (!found) return undefined;
  const [whole, day, month, year, ...clock] = found;
  return [whole, year, month, day, ...clock];
}

function known(at: number): number | undefined {
  return Number.isNaN(at) ? undefined : at;
}

function onClock(wall: number, zone: TimeZone): number {
  return wall - zone.offsetAt(wall - zone.offsetAt(wall));
}
