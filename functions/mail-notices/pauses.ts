import { hourMs, minuteMs } from '#shared/domain/deadlines/time-zone.ts';

/** Some three days with the pauses below: a server that is away over a weekend loses no mail. */
const mostAttempts = 72;

/** Milliseconds until a mail is tried again, after so many attempts: five minutes, ten, twenty, forty, an hour from then on. */
export function pauseAfter(attempts: number): number {
  return Math.min(5 * minuteMs * 2 ** Math.min(attempts - 1, 10), hourMs);
}

export function hasMoreAttempts(attempts: number): boolean {
  return attempts < mostAttempts;
}
