import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { timeZone } from '#shared/domain/deadlines/time-zone.ts';
import {
  latestMonths,
  monthOf,
  nextMonth,
  periodOf,
  periodsBetween,
  previousMonth,
} from '#shared/domain/ratings/period.ts';
import { forAll } from '#test/support/for-all.ts';

const utc = (at: number) => new Date(at).toISOString().replace(/:00.000Z$/, 'Z');

it.each([
  ['2025-11', '2026-02', ['2025-11', '2025-12', '2026-01', '2026-02']],
  ['2025-Q3', '2026-Q2', ['2025-Q3', '2025-Q4', '2026-Q1', '2026-Q2']],
  ['2026-10', '2026-10', ['2026-10']],
  ['2026-Q4', '2026-Q4', ['2026-Q4']],
])('from %s to %s there are %j', (first, last, periods) => {
  expect(periodsBetween(first, last)).toEqual(periods);
});

describe('a month and its end of observation, in local time', () => {
  it.each([
    ['Europe/Moscow', '2026-10', '2026-09-30T21:00Z', '2026-10-31T21:00Z', '2026-11-10T21:00Z'],
    ['Europe/Moscow', '2020-12', '2020-11-30T21:00Z', '2020-12-31T21:00Z', '2021-01-10T21:00Z'],
    ['Europe/Moscow', '2024-02', '2024-01-31T21:00Z', '2024-02-29T21:00Z', '2024-03-10T21:00Z'],
    ['Europe/Berlin', '2026-03', '2026-02-28T23:00Z', '2026-03-31T22:00Z', '2026-04-10T22:00Z'],
    ['America/New_York', '2026-10', '2026-10-01T04:00Z', '2026-11-01T04:00Z', '2026-11-11T05:00Z'],
  ])('%s %s: %s to %s, observed until %s', (zone, id, from, to, cutOff) => {
    const period = periodOf(id, timeZone(zone), 10);
    expect([period.id, utc(period.from), utc(period.to), utc(period.cutOff)]).toEqual([id, from, to, cutOff]);
  });

  it.each(['2026-13', '2026-00', '2026-1', '26-10', '2026', '2026-10-05', ' 2026-10', 'октябрь', ''])(
    '«%s» is no month',
    (id) => {
      expect(() => periodOf(id, timeZone('Europe/Moscow'), 10)).toThrow(RangeError);
    },
  );
});

it.each([
  ['Europe/Moscow', '2026-10-31T20:59:59.999Z', '2026-10'],
  ['Europe/Moscow', '2026-10-31T21:00:00Z', '2026-11'],
  ['Europe/Moscow', '2025-12-31T21:00:00Z', '2026-01'],
  ['America/New_York', '2026-11-01T03:59:59.999Z', '2026-10'],
  ['America/New_York', '2026-11-01T04:00:00Z', '2026-11'],
])('in %s %s is in %s', (zone, at, month) => {
  expect(monthOf(Date.parse(at), timeZone(zone))).toBe(month);
});

it.each([
  ['2026-01', '2026-02'],
  ['2026-09', '2026-10'],
  ['2026-11', '2026-12'],
  ['2026-12', '2027-01'],
  ['1999-12', '2000-01'],
])('%s is followed by %s', (month, next) => {
  expect([nextMonth(month), previousMonth(next)]).toEqual([next, month]);
});

it.each([
  [1, ['2026-02']],
  [3, ['2025-12', '2026-01', '2026-02']],
])('the latest %i of February are %s', (count, months) => {
  expect(latestMonths(Date.parse('2026-01-31T21:00:00Z'), count, timeZone('Europe/Moscow'))).toEqual(months);
});

it('an instant lies in its month and in no other: months are half-open', () => {
  const zones = ['Europe/Moscow', 'Europe/Berlin', 'America/New_York'].map(timeZone);
  const instant = fc.integer({ min: Date.parse('2019-01-01T12:00:00Z'), max: Date.parse('2027-12-31T00:00:00Z') });
  forAll(fc.tuple(fc.constantFrom(...zones), instant), ([zone, at]) => {
    const month = monthOf(at, zone);
    const [before, own, after] = [previousMonth(month), month, nextMonth(month)].map((id) => periodOf(id, zone, 10));
    expect([before?.to, own?.to]).toEqual([own?.from, after?.from]);
    expect([own && own.from <= at, own && at < own.to]).toEqual([true, true]);
    expect([own && monthOf(own.from, zone), own && monthOf(own.to, zone)]).toEqual([month, nextMonth(month)]);
  });
});
