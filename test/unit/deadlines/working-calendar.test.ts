import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isoDay, localDay } from '#shared/domain/deadlines/time-zone.ts';
import { calendarDataSchema, type DayOff, workingCalendar } from '#shared/domain/deadlines/working-calendar.ts';
import { forAll } from '#test/support/for-all.ts';
import { calendarData, termRules } from '#test/support/komi.ts';

const { calendar } = termRules;

describe('a day', () => {
  it.each([
    ['2026-10-05', true, 'an ordinary Monday'],
    ['2026-10-09', true, 'an ordinary Friday'],
    ['2026-10-10', false, 'an ordinary Saturday'],
    ['2026-10-11', false, 'an ordinary Sunday'],
    ['2026-11-04', false, 'a holiday on a Wednesday'],
    ['2026-11-03', true, 'a short day'],
    ['2025-11-01', true, 'a short day on a Saturday'],
    ['2021-02-20', true, 'a short day on a Saturday'],
    ['2024-04-27', true, 'a working Saturday'],
    ['2024-12-28', true, 'a working Saturday'],
    ['2024-04-29', false, 'a Monday given for it'],
    ['2026-01-09', false, 'a Friday given for a holiday on a weekend'],
    ['2020-04-15', false, 'a day off by decree'],
    ['2027-01-01', true, 'a holiday in a year without data: a plain Friday'],
    ['2027-01-02', false, 'a weekend in a year without data'],
  ])('%s works: %s (%s)', (day, works) => {
    expect(calendar.isWorking(localDay(day))).toBe(works);
  });

  it.each([
    ['2018-12-31', false],
    ['2019-01-01', true],
    ['2026-12-31', true],
    ['2027-01-01', false],
  ])('%s is known for certain: %s', (day, isKnown) => {
    expect(calendar.isKnown(localDay(day))).toBe(isKnown);
  });
});

it.each([
  [2024, 248],
  [2025, 247],
  [2026, 247],
])('%i has %i working days', (year, expected) => {
  const first = localDay(`${year}-01-01`);
  const days = Array.from({ length: localDay(`${year + 1}-01-01`) - first }, (_, index) => first + index);
  expect(days.filter(calendar.isWorking)).toHaveLength(expected);
});

it.each([
  ['2025-12-30', 8, '2026-01-21'],
  ['2025-12-30', 10, '2026-01-23'],
  ['2025-04-01', 8, '2025-04-11'],
  ['2025-04-01', 10, '2025-04-15'],
  ['2026-04-09', 8, '2026-04-21'],
  ['2026-04-09', 10, '2026-04-23'],
  ['2020-12-25', 10, '2021-01-18'],
  ['2021-02-19', 10, '2021-03-09'],
  ['2021-04-29', 10, '2021-05-21'],
  ['2025-10-31', 10, '2025-11-17'],
  ['2026-04-29', 10, '2026-05-15'],
  ['2026-10-09', 1, '2026-10-12'],
  ['2026-10-10', 1, '2026-10-12'],
  ['2025-10-31', 1, '2025-11-01'],
])('%s + %i working days = %s', (start, count, end) => {
  expect(isoDay(calendar.addWorkingDays(localDay(start), count))).toBe(end);
});

it.each([
  ['2026-10-05', '2026-10-05', '2026-10-05'],
  ['2026-10-10', '2026-10-09', '2026-10-12'],
  ['2026-01-05', '2025-12-30', '2026-01-12'],
  ['2025-05-01', '2025-04-30', '2025-05-05'],
  ['2025-11-02', '2025-11-01', '2025-11-05'],
])('around %s the working days are %s and %s', (day, previous, next) => {
  const { previousWorking, nextWorking } = calendar;
  expect([previousWorking, nextWorking].map((find) => isoDay(find(localDay(day))))).toEqual([previous, next]);
});

it('a region adds its own days off, in years without data too', () => {
  const komi = workingCalendar(calendarData, ['2025-08-22', '2025-11-01', '2027-08-23']);
  expect(['2025-08-22', '2025-11-01', '2027-08-23', '2025-08-21'].map((day) => komi.isWorking(localDay(day)))).toEqual([
    false,
    false,
    false,
    true,
  ]);
  expect(komi.version).toBe(calendarData.version);
});

it('a date that does not exist is refused', () => {
  const years = { 2026: { off: ['2026-02-30'], short: [], working: [] } };
  expect(calendarDataSchema.safeParse({ version: '1', source: 'test', years }).success).toBe(false);
  expect(() => workingCalendar(calendarData, ['2026-02-30'])).toThrow(RangeError);
});

const anyDay = fc.integer({ min: localDay('2019-01-01'), max: localDay('2027-12-31') });

describe('counting working days', () => {
  it('ends on a working day with exactly so many after the start, whatever was asked before', () => {
    forAll(fc.tuple(anyDay, fc.integer({ min: 1, max: 1200 })), ([start, count]) => {
      const end = calendar.addWorkingDays(start, count);
      let worked = 0;
      for (let day = start + 1; day <= end; day += 1) if (calendar.isWorking(day)) worked += 1;
      expect([worked, calendar.isWorking(end)]).toEqual([count, true]);
    });
  });

  it('a later start never ends earlier', () => {
    forAll(fc.tuple(anyDay, fc.nat(30), fc.integer({ min: 1, max: 40 })), ([start, later, count]) => {
      expect(calendar.addWorkingDays(start, count)).toBeLessThanOrEqual(calendar.addWorkingDays(start + later, count));
    });
  });

  it('a day off more never ends earlier', () => {
    forAll(
      fc.tuple(anyDay, fc.nat(60), fc.integer({ min: 1, max: 40 })),
      ([start, after, count]) => {
        const regional = workingCalendar(calendarData, [isoDay(start + after)]);
        expect(regional.addWorkingDays(start, count)).toBeGreaterThanOrEqual(calendar.addWorkingDays(start, count));
        expect(regional.nextWorking(start)).toBeGreaterThanOrEqual(calendar.nextWorking(start));
      },
      300,
    );
  });

  it('previous ≤ the day ≤ next, both work, and nothing between them does', () => {
    forAll(anyDay, (day) => {
      const [previous, next] = [calendar.previousWorking(day), calendar.nextWorking(day)];
      expect([previous <= day, day <= next, calendar.isWorking(previous), calendar.isWorking(next)]).not.toContain(
        false,
      );
      for (let between = previous + 1; between < next; between += 1) expect(calendar.isWorking(between)).toBe(false);
    });
  });
});

it.each<[string, DayOff['why'] | undefined, string]>([
  ['2026-10-10', 'weekend', 'a plain Saturday'],
  ['2026-05-09', 'holiday', 'a holiday on a Saturday'],
  ['2026-11-04', 'holiday', 'a holiday on a Wednesday'],
  ['2026-08-21', 'regional', 'a day of the region on a Friday'],
  ['2026-08-22', 'regional', 'a day of the region on a Saturday'],
  ['2025-11-01', undefined, 'a Saturday that is worked'],
  ['2026-10-05', undefined, 'a Monday'],
])('%s is off because of: %s (%s)', (day, why) => {
  expect(workingCalendar(calendarData, ['2026-08-21', '2026-08-22']).whyOff(localDay(day))).toBe(why);
});

it.each([
  ['2026-11-03', true],
  ['2026-11-02', false],
  ['2025-11-01', true],
])('%s is short: %s', (day, isShort) => {
  expect(calendar.isShort(localDay(day))).toBe(isShort);
});

it('a short day that the region has off is no working day, and not short', () => {
  expect(workingCalendar(calendarData, ['2026-11-03']).isShort(localDay('2026-11-03'))).toBe(false);
});
