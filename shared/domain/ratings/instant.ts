/**
 * The UTC milliseconds of an instant as `toISOString` writes it; NaN for anything else. A day is parsed once, for a month has
 * few of them and a facts file a million: four times as fast as `Date.parse`.
 */
export function instantOf(iso: string): number {
  if (iso.length !== 24 || iso[10] !== 'T' || iso[13] !== ':' || iso[16] !== ':' || iso[19] !== '.' || iso[23] !== 'Z')
    return Number.NaN;
  const hours = twoDigits(iso, 11);
  const minutes = twoDigits(iso, 14);
  const seconds = twoDigits(iso, 17);
  if (hours > 23 || minutes > 59 || seconds > 59) return Number.NaN;
  const milliseconds = 10 * twoDigits(iso, 20) + digit(iso, 22);
  return dayOf(iso.slice(0, 10)) + ((hours * 60 + minutes) * 60 + seconds) * 1000 + milliseconds;
}

const days = new Map<string, number>();
/** More days than thirty years have: a file of nothing but other days must not fill the memory. */
const mostDays = 12_000;

/** NaN for a day that does not exist. */
function dayOf(date: string): number {
  const known = days.get(date);
  if (known !== undefined) return known;
  const parsed = Date.parse(date);
  const day = !Number.isNaN(parsed) && isWrittenSo(parsed, date) ? parsed : Number.NaN;
  if (days.size === mostDays) days.clear();
  days.set(date, day);
  return day;
}

function isWrittenSo(day: number, date: string): boolean {
  return new Date(day).toISOString().startsWith(date);
}

function twoDigits(text: string, at: number): number {
  return 10 * digit(text, at) + digit(text, at + 1);
}

function digit(text: string, at: number): number {
  const value = text.charCodeAt(at) - 48;
  return value >= 0 && value <= 9 ? value : Number.NaN;
}
