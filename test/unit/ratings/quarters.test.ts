import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { timeZone } from '#shared/domain/deadlines/time-zone.ts';
import { monthsOf, nextMonth, periodOf, previousPeriod, quarterOf } from '#shared/domain/ratings/period.ts';
import { forAll } from '#test/support/for-all.ts';

const utc = (at: number) => new Date(at).toISOString().replace(/:00.000Z$/, 'Z');

describe('a quarter', () => {
  it.each([
    ['Europe/Moscow', '2026-Q4', '2026-09-30T21:00Z', '2026-12-31T21:00Z', '2027-01-10T21:00Z'],
    ['Europe/Berlin', '2026-Q1', '2025-12-31T23:00Z', '2026-03-31T22:00Z', '2026-04-10T22:00Z'],
  ])('in %s %s: from %s to %s, observed until %s', (zone, id, from, to, cutOff) => {
    const period = periodOf(id, timeZone(zone), 10);
    expect([period.id, utc(period.from), utc(period.to), utc(period.cutOff)]).toEqual([id, from, to, cutOff]);
  });

  it('is its three months, without a gap and ending with the last', () => {
    const zones = ['Europe/Moscow', 'Europe/Berlin', 'America/New_York'].map(timeZone);
    const quarter = fc.tuple(fc.integer({ min: 2019, max: 2035 }), fc.integer({ min: 1, max: 4 }));
    forAll(fc.tuple(fc.constantFrom(...zones), quarter), ([zone, [year, number]]) => {
      const id = `${year}-Q${number}`;
      const [first = '', second = '', third = ''] = monthsOf(id);
      expect([nextMonth(first), nextMonth(second)]).toEqual([second, third]);
      expect(monthsOf(id).map(quarterOf)).toEqual([id, id, id]);
      const [whole, start, end] = [id, first, third].map((part) => periodOf(part, zone, 10));
      expect([whole?.from, whole?.to, whole?.cutOff]).toEqual([start?.from, end?.to, end?.cutOff]);
      expect(periodOf(previousPeriod(id), zone, 10).to).toBe(whole?.from);
    });
  });

  it.each(['2026-Q0', '2026-Q5', '2026-q1', '2026Q1', '2026-Q01', '2026-Q'])('«%s» is none', (id) => {
    expect(() => monthsOf(id)).toThrow(RangeError);
  });
});

it.each([
  ['2026-10', '2026-09'],
  ['2026-01', '2025-12'],
  ['2026-Q1', '2025-Q4'],
  ['2026-Q3', '2026-Q2'],
])('before %s comes %s', (id, before) => {
  expect(previousPeriod(id)).toBe(before);
});
