import type { Instant } from '#shared/domain/appeals/fact.ts';

/*
 * The wall clock of Moscow and Komi, UTC+3 since 2014-10-26, written without the code under test.
 */

/** The instant of `2026-10-05` (00:00) or `2026-10-05T11:02`, Moscow time. */
export function moscow(local: string): Instant {
  const at = Date.parse(`${local.includes('T') ? local : `${local}T00:00`}+03:00`);
  if (Number.isNaN(at)) throw new RangeError(`no time: ${local}`);
  return at;
}

/** 23:59:59.999 of the day, Moscow time. */
export function endOf(day: string): Instant {
  return moscow(`${day}T23:59:59.999`);
}

/** `2026-10-05T11:02:00.000` of an instant, Moscow time: what a failed expectation should show. */
export function onMoscowClock(at: Instant): string {
  return new Date(at + 3 * 3_600_000).toISOString().slice(0, -1);
}
