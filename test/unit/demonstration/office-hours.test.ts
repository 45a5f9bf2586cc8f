import { describe, expect, it } from 'vitest';
import { officeHours } from '#infra/local/demonstration/office-hours.ts';
import { termRules } from '#test/support/komi.ts';
import { moscow, onMoscowClock } from '#test/support/moscow.ts';

const { workedAt, after } = officeHours(moscow('2026-10-05'), moscow('2026-11-30'), termRules);
const hours = (at: string) => workedAt(moscow(at)) / 3_600_000;

describe('office hours', () => {
  it.each([
    ['2026-10-05T00:00', 0, 'Monday night'],
    ['2026-10-05T09:00', 0, 'the office opens'],
    ['2026-10-05T10:30', 1.5, 'in the morning'],
    ['2026-10-05T13:30', 4, 'at lunch'],
    ['2026-10-05T15:00', 5, 'in the afternoon'],
    ['2026-10-05T23:00', 8, 'in the evening'],
    ['2026-10-09T16:45', 38.75, 'the end of the week'],
    ['2026-10-11T12:00', 38.75, 'Sunday'],
  ])('until %s %d hours are worked (%s)', (at, expected) => {
    expect(hours(at)).toBe(expected);
  });

  it.each([
    ['2026-10-05T12:30', 1, '2026-10-05T14:30:00.000', 'over lunch'],
    ['2026-10-05T17:00', 2, '2026-10-06T10:00:00.000', 'over night'],
    ['2026-10-09T16:00', 1, '2026-10-12T09:15:00.000', 'over a weekend'],
    ['2026-11-03T16:30', 1, '2026-11-05T09:30:00.000', 'over a short day’s evening and a holiday'],
    ['2026-10-10T12:00', 0.5, '2026-10-12T09:30:00.000', 'from a Saturday'],
  ])('from %s, %d hours later it is %s (%s)', (at, later, expected) => {
    expect(onMoscowClock(after(moscow(at), later))).toBe(expected);
  });
});
