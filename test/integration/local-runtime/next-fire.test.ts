import { describe, expect, it } from 'vitest';
import { nextFire } from '#infra/local/schedules/next-fire.ts';

const utc = (text: string) => Date.parse(`${text}Z`);

/** The next firings after a moment, UTC to the minute. */
function fires(expression: string, zone: string, after: string, count: number): string[] {
  const found: string[] = [];
  let at: number | undefined = utc(after);
  while (found.length < count) {
    at = nextFire(expression, zone, at);
    if (at === undefined) break;
    found.push(new Date(at).toISOString().slice(0, 16));
  }
  return found;
}

describe('a schedule', () => {
  it.each([
    ['rate(15 minutes)', 'UTC', '2026-11-23T10:07:00', ['2026-11-23T10:15', '2026-11-23T10:30']],
    ['rate(1 hour)', 'UTC', '2026-11-23T10:00:00', ['2026-11-23T11:00']],
    ['rate(1 day)', 'Europe/Moscow', '2026-11-23T10:00:00', ['2026-11-24T00:00']],
    ['at(2026-12-31T23:59:30)', 'Europe/Moscow', '2026-11-23T10:00:00', ['2026-12-31T20:59']],
    ['at(2026-11-01T00:00:00)', 'UTC', '2026-11-23T10:00:00', []],
    ['cron(0 6 11 * ? *)', 'Europe/Moscow', '2026-11-11T03:00:00', ['2026-12-11T03:00', '2027-01-11T03:00']],
    [
      'cron(*/20 8-9 ? * MON-FRI *)',
      'UTC',
      '2026-11-20T09:30:00',
      ['2026-11-20T09:40', '2026-11-23T08:00', '2026-11-23T08:20'],
    ],
    [
      'cron(5/30 0 1 JAN,jul ? *)',
      'UTC',
      '2026-11-23T00:00:00',
      ['2027-01-01T00:05', '2027-01-01T00:35', '2027-07-01T00:05'],
    ],
    ['cron(0 12 L * ? *)', 'UTC', '2028-02-01T00:00:00', ['2028-02-29T12:00', '2028-03-31T12:00']],
    ['cron(0 12 L-3 * ? *)', 'UTC', '2026-11-01T00:00:00', ['2026-11-27T12:00']],
    ['cron(0 12 LW * ? *)', 'UTC', '2026-10-01T00:00:00', ['2026-10-30T12:00']],
    ['cron(0 12 15W * ? *)', 'UTC', '2026-08-01T00:00:00', ['2026-08-14T12:00', '2026-09-15T12:00']],
    ['cron(0 12 1W * ? *)', 'UTC', '2026-08-01T00:00:00', ['2026-08-03T12:00']],
    ['cron(0 12 ? * 6L *)', 'UTC', '2026-11-01T00:00:00', ['2026-11-27T12:00']],
    ['cron(0 12 ? * L *)', 'UTC', '2026-11-23T00:00:00', ['2026-11-28T12:00']],
    ['cron(0 12 ? * FRI#3 *)', 'UTC', '2026-11-01T00:00:00', ['2026-11-20T12:00', '2026-12-18T12:00']],
    ['cron(0 12 29 2 ? *)', 'UTC', '2026-11-01T00:00:00', ['2028-02-29T12:00', '2032-02-29T12:00']],
    ['cron(0 12 1 1 ? 2027-2028)', 'UTC', '2026-11-01T00:00:00', ['2027-01-01T12:00', '2028-01-01T12:00']],
    ['cron(0 12 31 2 ? *)', 'UTC', '2026-11-01T00:00:00', []],
  ])('%s in %s after %s', (expression, zone, after, expected) => {
    expect(fires(expression, zone, after, Math.max(1, expected.length))).toEqual(expected);
  });

  it('skips a time that a spring change of clocks skips', () => {
    expect(fires('cron(30 2 * * ? *)', 'Europe/Berlin', '2026-03-28T00:00:00', 2)).toEqual([
      '2026-03-28T01:30',
      '2026-03-30T00:30',
    ]);
  });

  it('fires a time that an autumn change of clocks repeats once, the first time', () => {
    expect(fires('cron(30 2 * * ? *)', 'Europe/Berlin', '2026-10-24T12:00:00', 2)).toEqual([
      '2026-10-25T00:30',
      '2026-10-26T01:30',
    ]);
  });

  it.each([
    'rate(0 minutes)',
    'rate(5 weeks)',
    'cron(0 12 * * * *)',
    'cron(0 12 ? * ? *)',
    'cron(0 25 ? * 1 *)',
    'cron(0 12 1 * ?)',
    'at(noon)',
    'daily',
  ])('%s is refused', (expression) => {
    expect(() => nextFire(expression, 'UTC', 0)).toThrow();
  });
});
