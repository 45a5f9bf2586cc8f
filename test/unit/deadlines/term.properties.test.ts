import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { explainTerm } from '#shared/domain/deadlines/explain-term.ts';
import type { DayCount } from '#shared/domain/deadlines/policy.ts';
import { type TermFact, termOf } from '#shared/domain/deadlines/term.ts';
import type { TermStep } from '#shared/domain/deadlines/term-step.ts';
import { isoDay, localDay } from '#shared/domain/deadlines/time-zone.ts';
import { aPolicy } from '#test/support/a-term.ts';
import { forAll } from '#test/support/for-all.ts';
import { policies, termRules, termRulesIn } from '#test/support/komi.ts';
import { endOf, moscow } from '#test/support/moscow.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const instant = fc.integer({ min: moscow('2019-02-01'), max: moscow('2026-12-31') });
const delay = fc.integer({ min: 0, max: 40 * 24 }).map((hours) => hours * hourMs);
const policy = fc.constantFrom(...policies);
const category = fc.record({
  isFastTrack: fc.boolean(),
  priority: fc.constantFrom('normal', 'high'),
  categoryTerm: fc.option(fc.constant<DayCount>({ count: 5, unit: 'working-days' }), { nil: undefined }),
});

/** What can happen to a cycle after `start`, in order of time; a prolongation leads forward. */
const factsAfter = (start: number): fc.Arbitrary<TermFact[]> =>
  fc
    .array(
      fc.record({ type: fc.constantFrom('registered', 'forwarded', 'interim', 'extended'), after: delay, by: delay }),
      { maxLength: 6 },
    )
    .map((facts) =>
      facts
        .toSorted((a, b) => a.after - b.after)
        .map(({ type, after, by }): TermFact => {
          const at = start + after;
          if (type !== 'extended') return { type, at };
          return { type, at, noticeSentAt: at + by / 8, until: at + by / 8 + by };
        }),
    );

const cycle = fc
  .tuple(policy, instant, category)
  .chain(([one, startedAt, about]) =>
    factsAfter(startedAt).map((facts) => ({ policy: one, startedAt, facts, ...about })),
  );

describe('a term', () => {
  it('never ends earlier when the cycle starts later, all else being the same', () => {
    const starts = fc.tuple(policy, instant, delay, category);
    const all = starts.chain(([one, startedAt, later, about]) =>
      // What is forwarded within its term starts anew: that is another term.
      factsAfter(startedAt + later).map((facts) => ({
        request: { policy: one, facts: facts.filter(({ type }) => type !== 'forwarded'), ...about },
        starts: [startedAt, startedAt + later],
      })),
    );
    forAll(all, ({ request, starts: [early = Number.NaN, late = Number.NaN] }) => {
      const before = termOf({ ...request, startedAt: early }, termRules);
      const after = termOf({ ...request, startedAt: late }, termRules);
      expect(after.dueAt).toBeGreaterThanOrEqual(before.dueAt);
      expect(after.clockStart).toBeGreaterThanOrEqual(before.clockStart);
      expect(after.forwardingDueAt).toBeGreaterThanOrEqual(before.forwardingDueAt);
      expect(after.firstAnswerDueAt ?? 0).toBeGreaterThanOrEqual(before.firstAnswerDueAt ?? 0);
      expect(after.registration?.dueAt ?? 0).toBeGreaterThanOrEqual(before.registration?.dueAt ?? 0);
    });
  });

  it('ends after its clock has started, however many days in a row are off', () => {
    const newYear = fc.integer({ min: moscow('2025-12-20'), max: moscow('2026-01-15') });
    const counts = fc.integer({ min: 1, max: 15 });
    forAll(fc.tuple(newYear, counts, fc.nat(48)), ([startedAt, count, hours]) => {
      const request = { policy: aPolicy({ count, unit: 'calendar-days' }, 'previous'), facts: [] };
      const { dueAt } = termOf({ ...request, startedAt }, termRules);
      expect(termRules.zone.dayOf(dueAt)).toBeGreaterThan(termRules.zone.dayOf(startedAt));
      const later = termOf({ ...request, startedAt: startedAt + hours * hourMs }, termRules);
      expect(later.dueAt).toBeGreaterThanOrEqual(dueAt);
    });
  });

  it('never ends earlier when it is registered later', () => {
    forAll(fc.tuple(policy, instant, delay, delay), ([one, startedAt, after, later]) => {
      const [early, late] = [after, after + later].map((wait) =>
        termOf({ policy: one, startedAt, facts: [{ type: 'registered', at: startedAt + wait }] }, termRules),
      );
      expect(late?.dueAt).toBeGreaterThanOrEqual(early?.dueAt ?? Number.NaN);
    });
  });

  it('is never longer for a late registration than for none', () => {
    forAll(fc.tuple(policy, instant, delay), ([one, startedAt, after]) => {
      const none = termOf({ policy: one, startedAt, facts: [] }, termRules);
      const late = termOf(
        { policy: one, startedAt, facts: [{ type: 'registered', at: startedAt + after }] },
        termRules,
      );
      expect(late.dueAt).toBeLessThanOrEqual(none.dueAt);
    });
  });

  it('never ends earlier for a day off more, except that «previous» steps back over it', () => {
    const whole = fc.tuple(cycle, fc.integer({ min: 0, max: 60 }), fc.constantFrom('next', 'as-is'));
    forAll(
      whole,
      ([{ facts, ...request }, after, notWorking]) => {
        const changed = {
          ...request,
          facts: [],
          policy: { ...request.policy, lastDay: { notWorking, source: 'test' } },
        };
        const regional = termRulesIn('Europe/Moscow', [isoDay(termRules.zone.dayOf(request.startedAt) + after)]);
        const without = termOf(changed, termRules);
        const withDayOff = termOf(changed, regional);
        expect(withDayOff.dueAt).toBeGreaterThanOrEqual(without.dueAt);
        expect(withDayOff.clockStart).toBeGreaterThanOrEqual(without.clockStart);
        expect(withDayOff.forwardingDueAt).toBeGreaterThanOrEqual(without.forwardingDueAt);
        expect(withDayOff.firstAnswerDueAt ?? 0).toBeGreaterThanOrEqual(without.firstAnswerDueAt ?? 0);
      },
      300,
    );
  });

  it('ends with the previous working day, as it is, or with the next one, in this order', () => {
    forAll(fc.tuple(instant, fc.integer({ min: 1, max: 90 })), ([startedAt, count]) => {
      const ends = (['previous', 'as-is', 'next'] as const).map(
        (lastDay) =>
          termOf({ policy: aPolicy({ count, unit: 'calendar-days' }, lastDay), startedAt, facts: [] }, termRules).dueAt,
      );
      expect(ends).toEqual(ends.toSorted((a, b) => a - b));
    });
  });

  it('ends with a local day, after its clock has started, whatever happens', () => {
    forAll(cycle, (request) => {
      const term = termOf(request, termRules);
      expect([(term.dueAt + 1 + 3 * hourMs) % dayMs, (term.firstDueAt + 1 + 3 * hourMs) % dayMs]).toEqual([0, 0]);
      expect(term.firstDueAt).toBeGreaterThan(term.clockStart);
      expect(term.policy).toBe(request.policy.id);
    });
  });

  it('has moved or has a fault for every prolongation', () => {
    forAll(cycle, (request) => {
      const extensions = request.facts.filter(({ type }) => type === 'extended').length;
      const { dueAt, firstDueAt, extensionFaults } = termOf(request, termRules);
      expect(extensionFaults.length).toBeLessThanOrEqual(extensions);
      if (extensionFaults.length === extensions) expect(dueAt).toBe(firstDueAt);
      if (request.policy.extension === null) expect(extensionFaults).toHaveLength(extensions);
    });
  });

  it('is never moved by a prolongation without notice', () => {
    forAll(fc.tuple(cycle, delay, delay), ([request, after, by]) => {
      const at = request.startedAt + after;
      const facts: TermFact[] = [...request.facts, { type: 'extended', at, until: at + by }];
      const { extensionFaults, ...expected } = termOf(request, termRules);
      const { extensionFaults: faults, ...term } = termOf({ ...request, facts }, termRules);
      const asked = expected.extendedAt ?? at;
      expect(term).toEqual({ ...expected, extendedAt: asked });
      expect(faults).toHaveLength(extensionFaults.length + 1);
    });
  });
});

describe('the explanation of a term', () => {
  it('is of the same pass: it changes nothing, and its last step is the term', () => {
    forAll(cycle, (request) => {
      const { term, steps } = explainTerm(request, termRules);
      expect(term).toStrictEqual(termOf(request, termRules));
      expect(steps.at(-1)).toEqual({ rule: 'due', at: term.dueAt });
    });
  });

  it('has a step for every instant and every fault of the term', () => {
    forAll(cycle, (request) => {
      const { term, steps } = explainTerm(request, termRules);
      const last = <R extends TermStep['rule']>(rule: R) =>
        steps.findLast((step): step is Extract<TermStep, { rule: R }> => step.rule === rule);
      const extensions = steps.filter((step) => step.rule === 'extension');
      expect(last('final-answer')?.until).toBe(term.firstDueAt);
      expect(last('registration')?.until).toBe(term.registration?.dueAt);
      expect(last('first-answer')?.until).toBe(term.firstAnswerDueAt);
      expect(extensions.flatMap(({ fault }) => fault ?? [])).toEqual(term.extensionFaults);
      expect(last('calendar-incomplete') !== undefined).toBe(term.calendarIncomplete);
      if (term.dueAt !== term.firstDueAt)
        expect(extensions.findLast(({ fault }) => fault === undefined)?.until).toBe(term.dueAt);
      expect(steps.every((step) => !('source' in step) || step.source.length > 0)).toBe(true);
    });
  });

  it('counts what it says: the days of each step end where it says', () => {
    forAll(cycle, (request) => {
      const { zone, calendar } = termRules;
      for (const step of explainTerm(request, termRules).steps) {
        if (step.rule !== 'final-answer') continue;
        const { count, unit } = step.count;
        const start = zone.dayOf(step.from);
        const counted = unit === 'calendar-days' ? start + count : calendar.addWorkingDays(start, count);
        const { counted: off, movedTo } = step.lastDay ?? {};
        expect(off?.why).toBe(calendar.whyOff(counted));
        expect(isoDay(zone.dayOf(step.until))).toBe(movedTo ?? isoDay(counted));
        if (unit === 'working-days') expect(step.daysOff).toHaveLength(counted - start - count);
      }
    });
  });
});

it('a day off on the last day moves an end by «previous» back: what is not late by any reading comes earlier', () => {
  const request = { policy: aPolicy({ count: 30, unit: 'calendar-days' }, 'previous'), facts: [] };
  const start = { ...request, startedAt: moscow('2026-10-01') };
  const regional = termRulesIn('Europe/Moscow', ['2026-10-30']);
  expect(isoDay(localDay('2026-10-01') + 30)).toBe('2026-10-31');
  expect([termOf(start, termRules).dueAt, termOf(start, regional).dueAt]).toEqual([
    endOf('2026-10-30'),
    endOf('2026-10-29'),
  ]);
});
