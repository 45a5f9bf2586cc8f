import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hourMs, isoDay, localDay, minuteMs } from '#shared/domain/deadlines/time-zone.ts';
import { workingHoursSchema } from '#shared/domain/deadlines/working-hours.ts';
import { workingTime } from '#shared/domain/deadlines/working-time.ts';
import regionData from '#shared/region/komi/region.json' with { type: 'json' };
import { forAll } from '#test/support/for-all.ts';
import { termRules, termRulesIn, workingHours } from '#test/support/komi.ts';
import { moscow, onMoscowClock } from '#test/support/moscow.ts';

const { isWorkingTime, nextWorkingTime, addWorkingTime, workingTimeBetween } = termRules.workingTime;

// 2026-10-05 is a Monday, 2026-11-03 a short Tuesday before a holiday, 2026-05-08 a short Friday.
describe('an instant', () => {
  it.each([
    ['2026-10-05T08:59:59.999', false, 'before opening'],
    ['2026-10-05T09:00', true, 'at opening'],
    ['2026-10-05T12:59:59.999', true, 'before lunch'],
    ['2026-10-05T13:00', false, 'at lunch'],
    ['2026-10-05T14:00', true, 'after lunch'],
    ['2026-10-08T17:59:59.999', true, 'before closing on a Thursday'],
    ['2026-10-08T18:00', false, 'at closing on a Thursday'],
    ['2026-10-09T16:44:59.999', true, 'before closing on a Friday'],
    ['2026-10-09T16:45', false, 'at closing on a Friday'],
    ['2026-11-03T16:59:59.999', true, 'before closing on a short day'],
    ['2026-11-03T17:00', false, 'at closing on a short day'],
    ['2026-05-08T15:44:59.999', true, 'before closing on a short Friday'],
    ['2026-05-08T15:45', false, 'at closing on a short Friday'],
    ['2026-10-10T11:00', false, 'on a Saturday'],
    ['2026-11-04T11:00', false, 'on a holiday'],
    ['2025-11-01T16:59', true, 'on a Saturday that is worked, and short'],
    ['2025-11-01T17:00', false, 'at its end'],
    ['2024-04-27T17:59', true, 'on a Saturday that is worked in full'],
  ])('%s is worked: %s (%s)', (at, expected) => {
    expect(isWorkingTime(moscow(at))).toBe(expected);
  });
});

it.each([
  ['2026-10-05T09:00', '2026-10-05T09:00'],
  ['2026-10-05T06:00', '2026-10-05T09:00'],
  ['2026-10-05T13:20', '2026-10-05T14:00'],
  ['2026-10-05T18:00', '2026-10-06T09:00'],
  ['2026-10-09T16:45', '2026-10-12T09:00'],
  ['2026-11-03T17:00', '2026-11-05T09:00'],
  ['2025-12-30T18:00', '2026-01-12T09:00'],
])('from %s on, the offices work next at %s', (at, expected) => {
  expect(onMoscowClock(nextWorkingTime(moscow(at)))).toBe(`${expected}:00.000`);
});

describe('working hours added', () => {
  it.each([
    ['2026-10-05T09:00', 4, '2026-10-05T13:00', 'up to lunch'],
    ['2026-10-05T09:00', 8, '2026-10-05T18:00', 'a whole day'],
    ['2026-10-05T09:00', 9, '2026-10-06T10:00', 'over night'],
    ['2026-10-05T12:30', 1, '2026-10-05T14:30', 'over lunch'],
    ['2026-10-05T13:30', 1, '2026-10-05T15:00', 'from lunch'],
    ['2026-10-05T22:00', 9, '2026-10-07T10:00', 'from the evening'],
    ['2026-10-09T12:00', 9, '2026-10-12T15:15', 'over a Friday and a weekend'],
    ['2026-10-10T12:00', 0.5, '2026-10-12T09:30', 'from a Saturday'],
    ['2026-11-03T16:00', 4, '2026-11-05T12:00', 'over a short day and a holiday'],
    ['2026-05-08T15:00', 9, '2026-05-13T09:15', 'over a short Friday and a long weekend'],
    ['2025-10-31T16:00', 9, '2025-11-05T10:15', 'over a Saturday that is worked'],
    ['2025-12-30T17:00', 2, '2026-01-12T10:00', 'over the New Year'],
    ['2026-12-30T17:00', 9, '2027-01-04T10:15', 'into a year without data, by plain weekends'],
  ])('%s + %d h = %s (%s)', (at, hours, expected) => {
    expect(onMoscowClock(addWorkingTime(moscow(at), hours))).toBe(`${expected}:00.000`);
  });
});

describe('where the clocks change', () => {
  it.each([
    // Berlin changes at night: the hours of the wall are the same on both sides.
    ['Europe/Berlin', '2026-03-27T15:45:00Z', 1, '2026-03-30T08:00:00Z'],
    ['Europe/Berlin', '2026-10-23T14:45:00Z', 1, '2026-10-26T09:00:00Z'],
    ['America/New_York', '2026-11-02T14:00:00Z', 9, '2026-11-03T15:00:00Z'],
  ])('in %s %s + %d h = %s', (name, at, hours, expected) => {
    const { workingTime: there } = termRulesIn(name);
    expect(new Date(there.addWorkingTime(Date.parse(at), hours)).toISOString()).toBe(expected.replace('Z', '.000Z'));
  });

  it('a session that the change cuts short has its own length', () => {
    const atNight = { from: 0, to: 8 * hourMs };
    const night = {
      ...workingHours,
      week: Array.from({ length: 7 }, () => atNight),
      lunch: { from: 4 * hourMs, to: 5 * hourMs },
    };
    const { zone, calendar } = termRulesIn('Europe/Berlin');
    // A Sunday that is worked: the hour from two to three does not exist.
    const everyDay = { ...calendar, isWorking: () => true };
    const lengths = workingTime(night, everyDay, zone)
      .sessionsOf(localDay('2026-03-29'))
      .map(({ start, end }) => (end - start) / hourMs);
    expect(lengths).toEqual([3, 3]);
  });
});

describe('working time', () => {
  const instant = fc.integer({ min: moscow('2019-02-01'), max: moscow('2026-12-31') });
  const hours = fc.integer({ min: 1, max: 100 * 60 }).map((minutes) => minutes / 60);
  const zones = fc.constantFrom('Europe/Moscow', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe');

  it('that was added has been worked, and no instant before holds as much', () => {
    forAll(
      fc.tuple(zones, instant, hours),
      ([name, at, count]) => {
        const { workingTime: there } = termRulesIn(name);
        const end = there.addWorkingTime(at, count);
        expect(there.workingTimeBetween(at, end)).toBe(Math.round(count * hourMs));
        expect(there.workingTimeBetween(at, end - 1)).toBe(Math.round(count * hourMs) - 1);
        expect(there.isWorkingTime(end - 1)).toBe(true);
      },
      300,
    );
  });

  it('of a later start never ends earlier, nor does it for a day off more', () => {
    forAll(
      fc.tuple(instant, fc.nat(20 * 24 * 60), hours),
      ([at, minutes, count]) => {
        const end = addWorkingTime(at, count);
        expect(addWorkingTime(at + minutes * minuteMs, count)).toBeGreaterThanOrEqual(end);
        const off = isoDay(termRules.zone.dayOf(at + minutes * minuteMs));
        expect(termRulesIn('Europe/Moscow', [off]).workingTime.addWorkingTime(at, count)).toBeGreaterThanOrEqual(end);
      },
      300,
    );
  });

  it('adds up, and none passes up to the next working instant', () => {
    forAll(fc.tuple(instant, fc.nat(400), fc.nat(400)), ([at, first, second]) => {
      const [middle, end] = [at + first * hourMs, at + (first + second) * hourMs];
      const sum = workingTimeBetween(at, middle) + workingTimeBetween(middle, end);
      expect(workingTimeBetween(at, end)).toBe(sum);
      const next = nextWorkingTime(at);
      expect([workingTimeBetween(at, next), isWorkingTime(next), next >= at]).toEqual([0, true, true]);
    });
  });
});

describe('hours that no office can have', () => {
  const { workingHours: shipped } = regionData;
  it.each([
    ['no Sunday', { sunday: undefined }],
    ['a day more', { someday: shipped.sunday }],
    ['an hour that does not exist', { monday: { from: '09:00', to: '25:00' } }],
    ['an end before the start', { monday: { from: '18:00', to: '09:00' } }],
    ['a lunch before opening', { break: { from: '08:00', to: '09:30' } }],
    ['a lunch into a short Friday’s evening', { break: { from: '13:00', to: '15:45' } }],
    ['a day longer by being short', { shortDayEndsEarlierBy: { minutes: -60 } }],
  ])('are refused: %s', (_, unusual) => {
    expect(workingHoursSchema.safeParse({ ...shipped, ...unusual }).success).toBe(false);
  });
});
