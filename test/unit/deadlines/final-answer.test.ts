import { describe, expect, it } from 'vitest';
import type { DayCount } from '#shared/domain/deadlines/policy.ts';
import { termOf } from '#shared/domain/deadlines/term.ts';
import { timeZone } from '#shared/domain/deadlines/time-zone.ts';
import { aPolicy, aTerm, registered, shown } from '#test/support/a-term.ts';
import { termRules } from '#test/support/komi.ts';
import { endOf, moscow } from '#test/support/moscow.ts';

const thirtyDays: DayCount = { count: 30, unit: 'calendar-days' };
const workingDays = (count: number): DayCount => ({ count, unit: 'working-days' });

describe('30 calendar days', () => {
  it.each([
    ['2025-04-01', '2025-04-30', '2025-05-01', '2025-05-05'],
    ['2025-12-02', '2025-12-30', '2026-01-01', '2026-01-12'],
    ['2025-12-05', '2025-12-30', '2026-01-04', '2026-01-12'],
    ['2025-12-30', '2026-01-29', '2026-01-29', '2026-01-29'],
    ['2026-01-24', '2026-02-20', '2026-02-23', '2026-02-24'],
    ['2026-04-09', '2026-05-08', '2026-05-09', '2026-05-12'],
    ['2026-10-05', '2026-11-03', '2026-11-04', '2026-11-05'],
  ])('from %s: previous %s, as it is %s, next %s', (start, previous, asIs, next) => {
    expect(aTerm(aPolicy(thirtyDays, 'previous'), start).dueAt).toBe(endOf(previous));
    expect(aTerm(aPolicy(thirtyDays, 'as-is'), start).dueAt).toBe(endOf(asIs));
    expect(aTerm(aPolicy(thirtyDays, 'next'), start).dueAt).toBe(endOf(next));
    expect(aTerm('appeal-59fz', start, [registered(`${start}T17:00`)]).dueAt).toBe(endOf(previous));
  });
});

describe('working days', () => {
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
  ])('from %s, %i of them: %s', (start, count, end) => {
    for (const lastDay of ['previous', 'as-is', 'next'] as const) {
      expect(aTerm(aPolicy(workingDays(count), lastDay), start).dueAt).toBe(endOf(end));
    }
  });
});

describe('the start day is the local one, whatever the hour', () => {
  it.each([
    ['00:00', '2026-10-19'],
    ['09:00', '2026-10-19'],
    // 20:30 UTC of the same date, and 21:00 UTC, which is the next local day.
    ['23:30', '2026-10-19'],
    ['23:59:59.999', '2026-10-19'],
    ['24:00', '2026-10-20'],
  ])('received 2026-10-05T%s: due %s', (time, due) => {
    expect(aTerm(aPolicy(workingDays(10), 'as-is'), `2026-10-05T${time}`).dueAt).toBe(endOf(due));
  });

  it.each([
    ['America/New_York', '2026-10-06T03:30:00Z', '2026-11-05T04:59:59.999Z'],
    ['America/New_York', '2026-10-06T04:00:00Z', '2026-11-06T04:59:59.999Z'],
    ['Europe/Berlin', '2026-10-05T21:59:59.999Z', '2026-11-04T22:59:59.999Z'],
    ['Europe/Berlin', '2026-10-05T22:00:00Z', '2026-11-05T22:59:59.999Z'],
    ['Europe/Berlin', '2026-03-05T12:00:00Z', '2026-04-04T21:59:59.999Z'],
  ])('in %s from %s: %s, over the change of the clocks', (name, start, due) => {
    const rules = { ...termRules, zone: timeZone(name) };
    const request = { policy: aPolicy(thirtyDays, 'as-is'), startedAt: Date.parse(start), facts: [] };
    expect(new Date(termOf(request, rules).dueAt).toISOString()).toBe(due);
  });
});

describe('the fast track and the category’s own term', () => {
  const fast = { isFastTrack: true };
  const own = { categoryTerm: workingDays(5) };
  it.each([
    ['message-platform', {}, '2026-11-03'],
    ['message-platform', fast, '2026-10-15'],
    ['message-platform', own, '2026-11-03'],
    ['message-platform', { ...fast, ...own }, '2026-10-15'],
    ['message-portal', {}, '2026-10-19'],
    ['message-portal', fast, '2026-10-19'],
    ['message-portal', own, '2026-10-12'],
    ['message-portal', { ...fast, ...own }, '2026-10-12'],
    ['appeal-59fz', { ...fast, ...own }, '2026-11-03'],
    ['message-social', { ...fast, ...own }, '2026-10-14'],
  ])('%s with %o, registered 2026-10-05: due %s', (policy, category, due) => {
    const term = aTerm(policy, '2026-10-05T10:00', [registered('2026-10-05T11:00')], category);
    expect(term).toMatchObject({ policy, dueAt: endOf(due), firstDueAt: endOf(due) });
  });

  it('ten days of the fast track that end on a Sunday end on the Friday before', () => {
    const term = aTerm('message-platform', '2026-10-08T10:00', [registered('2026-10-08T11:00')], fast);
    expect(shown(term)).toEqual({ clockStart: '2026-10-08T11:00:00.000', dueAt: '2026-10-16T23:59:59.999' });
  });
});

describe('ten days of the fast track over the New Year', () => {
  it.each([
    ['2025-12-28', '2025-12-30', 'a working day of the ten comes before the holidays'],
    ['2025-12-29', '2025-12-30', 'that day is the first of the ten'],
    ['2025-12-30', '2026-01-09', 'none of the ten is worked: they stay as they are'],
    ['2026-01-01', '2026-01-11', 'the same'],
    ['2026-01-02', '2026-01-12', 'the last is worked'],
  ])('from %s end on %s: %s', (start, end) => {
    const facts = [registered(`${start}T12:00`)];
    expect(aTerm('message-platform', start, facts, { isFastTrack: true }).dueAt).toBe(endOf(end));
  });
});

describe('a term that touches a year without calendar data', () => {
  it.each([
    ['2026-12-01', '2026-12-31', false],
    ['2026-12-02', '2027-01-01', true],
    ['2027-03-01', '2027-03-31', true],
    ['2018-12-20', '2019-01-19', true],
    ['2018-11-01', '2018-12-01', true],
    ['2019-01-01', '2019-01-31', false],
  ])('from %s to %s is flagged: %s', (start, end, calendarIncomplete) => {
    expect(aTerm(aPolicy(thirtyDays, 'as-is'), start)).toMatchObject({ dueAt: endOf(end), calendarIncomplete });
  });

  it('is computed with plain weekends', () => {
    expect(aTerm(aPolicy(workingDays(10), 'as-is'), '2026-12-30')).toMatchObject({
      dueAt: endOf('2027-01-14'),
      calendarIncomplete: true,
    });
  });

  it('is flagged by the local day, not by the day in UTC', () => {
    expect(moscow('2027-01-01T02:59:59.999')).toBeLessThan(Date.parse('2027-01-01T00:00:00Z'));
    const term = aTerm(aPolicy({ count: 1, unit: 'calendar-days' }, 'as-is'), '2026-12-30T22:00');
    expect(term.calendarIncomplete).toBe(false);
  });
});
