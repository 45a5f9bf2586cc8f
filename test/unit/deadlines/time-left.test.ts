import { describe, expect, it } from 'vitest';
import { localTime } from '#shared/domain/deadlines/local-time.ts';
import { timeLeft } from '#shared/domain/deadlines/time-left.ts';
import { timeZone } from '#shared/domain/deadlines/time-zone.ts';
import { termRules } from '#test/support/komi.ts';
import { endOf, moscow } from '#test/support/moscow.ts';

describe('the time left', () => {
  it.each([
    ['2026-10-09', '2026-10-06T12:00', { workingDaysLeft: 3 }],
    ['2026-10-06', '2026-10-06T23:59', { workingDaysLeft: 0 }],
    ['2026-10-12', '2026-10-09T18:00', { workingDaysLeft: 1 }],
    // 4 November is a day off.
    ['2026-11-05', '2026-11-03T09:00', { workingDaysLeft: 1 }],
    ['2026-10-11', '2026-10-10T09:00', { workingDaysLeft: 0 }],
    ['2026-10-05', '2026-10-06T00:00', { daysLate: 1 }],
    ['2026-09-06', '2026-10-06T12:00', { daysLate: 30 }],
  ])('until the end of %s, at %s', (last, at, left) => {
    expect(timeLeft(endOf(last), moscow(at), termRules)).toEqual(left);
  });

  it('of a term that ended today is late by no day', () => {
    expect(timeLeft(moscow('2026-10-06T11:00'), moscow('2026-10-06T12:00'), termRules)).toEqual({ daysLate: 0 });
  });
});

describe('an instant by the clocks of a zone', () => {
  it.each([
    ['Europe/Moscow', '2026-10-05T23:59:59+03:00'],
    ['America/St_Johns', '2026-10-05T18:29:59-02:30'],
    ['Asia/Kathmandu', '2026-10-06T02:44:59+05:45'],
    ['UTC', '2026-10-05T20:59:59+00:00'],
  ])('%s: %s', (name, shown) => {
    expect(localTime(endOf('2026-10-05'), timeZone(name))).toBe(shown);
  });
});
