import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { policiesSchema } from '#shared/domain/deadlines/policy.ts';
import {
  firstAnswerTerm,
  type RunningTerm,
  type WarningLevel,
  warningLevel,
  warningTimes,
} from '#shared/domain/deadlines/warning.ts';
import policiesData from '#shared/region/komi/policies.json' with { type: 'json' };
import { aTerm, registered } from '#test/support/a-term.ts';
import { forAll } from '#test/support/for-all.ts';
import { termRulesIn, warningRules, warnings } from '#test/support/komi.ts';
import { endOf, moscow, onMoscowClock } from '#test/support/moscow.ts';

const shownTimes = (term: RunningTerm) => {
  const { atRiskAt, overdueAt, overdueBadlyAt } = warningTimes(term, warningRules);
  return [atRiskAt, overdueAt, overdueBadlyAt].map(onMoscowClock);
};

describe('when the level of a term changes', () => {
  it('30 calendar days: less than a fifth is left, it is over, three of it have passed', () => {
    // From 2026-10-05T11:00 to the end of 2026-11-03: 29 days and 13 hours.
    const term = aTerm('appeal-59fz', '2026-10-05', [registered('2026-10-05T11:00')]);
    expect(shownTimes(term)).toEqual(['2026-10-29T02:12:00.000', '2026-11-04T00:00:00.000', '2027-01-02T01:59:59.998']);
  });

  it.each([
    ['a day', '2026-10-05T10:00', '2026-10-06', '2026-10-06', 'its day'],
    ['three days', '2026-10-05T10:00', '2026-10-08', '2026-10-08', 'the last of them'],
    ['three days to a Sunday', '2026-10-08T10:00', '2026-10-11', '2026-10-09', 'the Friday before'],
    ['four days to a holiday', '2026-10-31T10:00', '2026-11-04', '2026-11-03', 'the short day before'],
  ])('a term of %s from %s to %s is at risk from %s on: %s', (_, from, to, atRisk) => {
    const { atRiskAt } = warningTimes({ clockStart: moscow(from), dueAt: endOf(to) }, warningRules);
    expect(onMoscowClock(atRiskAt)).toBe(`${atRisk}T00:00:00.000`);
  });

  it('a term that starts on its last working day is at risk from its start on, not before', () => {
    const term = { clockStart: moscow('2026-10-09T15:00'), dueAt: endOf('2026-10-10') };
    expect(warningTimes(term, warningRules).atRiskAt).toBe(term.clockStart);
  });

  it('nine working hours: less than a fifth of the hours that offices work is left', () => {
    // From Monday noon to Tuesday 13:00: a fifth of it is 1.8 hours, three of it are 27.
    const term = firstAnswerTerm({
      startedAt: moscow('2026-10-05T12:00'),
      firstAnswerDueAt: moscow('2026-10-06T13:00'),
    });
    expect(term && shownTimes(term)).toEqual([
      '2026-10-06T11:12:00.001',
      '2026-10-06T13:00:00.001',
      '2026-10-08T16:00:00.001',
    ]);
  });

  it('a cycle without a term of the first answer has none', () => {
    expect(firstAnswerTerm({ startedAt: 0 })).toBeUndefined();
  });
});

const instant = fc.integer({ min: moscow('2019-02-01'), max: moscow('2026-11-30') });
const zones = fc.constantFrom('Europe/Moscow', 'Europe/Berlin', 'America/New_York');
const thresholds = fc.record({
  atRiskShare: fc.constantFrom(0, 0.2, 1 / 3, 1),
  overdueBadlyTerms: fc.constantFrom(1, 2.5, 3),
});
const anyTerm: fc.Arbitrary<RunningTerm> = fc
  .tuple(instant, fc.integer({ min: 1, max: 60 * 24 * 3_600_000 }), fc.constantFrom(undefined, true as const))
  .map(([clockStart, length, isInWorkingHours]) => ({ clockStart, dueAt: clockStart + length, isInWorkingHours }));
const levels: readonly WarningLevel[] = ['on-track', 'at-risk', 'overdue', 'overdue-badly'];

describe('the level of a term', () => {
  const anyRules = fc.tuple(zones, thresholds).map(([name, own]) => ({ ...termRulesIn(name), warnings: own }));

  it('changes at its warning times and nowhere else', () => {
    forAll(
      fc.tuple(anyTerm, anyRules),
      ([term, rules]) => {
        const { atRiskAt, overdueAt, overdueBadlyAt } = warningTimes(term, rules);
        expect([atRiskAt, overdueAt, overdueBadlyAt]).toEqual(
          [atRiskAt, overdueAt, overdueBadlyAt].toSorted((a, b) => a - b),
        );
        expect(overdueAt).toBe(term.dueAt + 1);
        const levelAt = (now: number) => warningLevel(term, now, rules);
        for (const [at, level] of [
          [atRiskAt, 1],
          [overdueAt, 2],
          [overdueBadlyAt, 3],
        ] as const) {
          expect(levels.indexOf(levelAt(at))).toBeGreaterThanOrEqual(level);
          expect(levels.indexOf(levelAt(at - 1))).toBeLessThan(level);
        }
      },
      500,
    );
  });

  it('never falls as time goes by', () => {
    const times = fc.array(fc.integer({ min: -10 * 24, max: 200 * 24 }), { minLength: 2, maxLength: 8 });
    forAll(
      fc.tuple(anyTerm, anyRules, times),
      ([term, rules, hours]) => {
        const seen = hours
          .toSorted((a, b) => a - b)
          .map((after) => levels.indexOf(warningLevel(term, term.clockStart + after * 3_600_000, rules)));
        expect(seen).toEqual(seen.toSorted((a, b) => a - b));
      },
      500,
    );
  });

  it('is what its words say, by what is left and what has passed at the time', () => {
    const nows = fc.integer({ min: -24 * 60, max: 200 * 24 * 60 });
    forAll(
      fc.tuple(anyTerm, anyRules, nows),
      ([term, rules, minutes]) => {
        const { clockStart, dueAt, isInWorkingHours } = term;
        const { zone, calendar, workingTime, warnings: own } = rules;
        const now = clockStart + minutes * 60_000;
        const between = (from: number, to: number) => {
          if (from >= to) return 0;
          return isInWorkingHours ? workingTime.workingTimeBetween(from, to) : to - from;
        };
        const length = between(clockStart, dueAt);
        const today = zone.dayOf(now);
        const lastDay = zone.dayOf(dueAt);
        // No working day after today.
        const isLastDay = Array.from({ length: Math.max(lastDay - today, 0) }, (_, index) => today + 1 + index).every(
          (day) => !calendar.isWorking(day),
        );
        const isAtRisk =
          between(Math.max(now, clockStart), dueAt) < length - (length - length * own.atRiskShare) ||
          (isInWorkingHours === undefined && isLastDay);
        const expected = () => {
          if (now > dueAt)
            return between(clockStart, now) > length * own.overdueBadlyTerms ? 'overdue-badly' : 'overdue';
          return now >= clockStart && isAtRisk ? 'at-risk' : 'on-track';
        };
        expect(warningLevel(term, now, rules)).toBe(expected());
      },
      500,
    );
  });
});

describe('the thresholds', () => {
  it('are a fifth and three terms, in the file and where a file says nothing', () => {
    expect(warnings).toEqual({ atRiskShare: 0.2, overdueBadlyTerms: 3 });
    expect(policiesSchema.parse({ ...policiesData, warnings: undefined }).warnings).toEqual(warnings);
  });

  it.each([{ atRiskShare: 1.1 }, { atRiskShare: -0.1 }, { overdueBadlyTerms: 0.5 }])('cannot be %o', (wrong) => {
    expect(policiesSchema.safeParse({ ...policiesData, warnings: wrong }).success).toBe(false);
  });
});
