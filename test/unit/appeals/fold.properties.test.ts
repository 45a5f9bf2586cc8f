import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Cycle } from '#shared/domain/appeals/appeal.ts';
import { isKnownType } from '#shared/domain/appeals/fact-data.ts';
import { fold } from '#shared/domain/appeals/fold.ts';
import { aFact } from '#test/support/a-fact.ts';
import { deliveriesOf, forAll } from '#test/support/for-all.ts';
import { foldRules } from '#test/support/komi.ts';
import { anyHistory, anySubmittedHistory, anyUnknownFact } from '#test/support/random-history.ts';

const anyAppeal = fc.oneof(anyHistory, anySubmittedHistory);
const instants = <T extends { occurredAt: number }>(facts: readonly T[]) => facts.map(({ occurredAt }) => occurredAt);

describe('a folded history', () => {
  it('depends on the set of facts alone, not on the order or number of deliveries', () => {
    const delivered = anyAppeal.chain((facts) => deliveriesOf(facts).map((delivery) => ({ facts, delivery })));
    forAll(delivered, ({ facts, delivery }) => {
      expect(fold(delivery, foldRules)).toStrictEqual(fold(facts, foldRules));
    });
  });

  it('leaves the facts as they were', () => {
    forAll(anyAppeal, (facts) => {
      const before = structuredClone(facts);
      fold(facts, foldRules);
      expect(facts).toEqual(before);
    });
  });

  it('does not see facts of unknown types', () => {
    forAll(fc.tuple(anyAppeal, fc.array(anyUnknownFact, { maxLength: 5 })), ([facts, unknown]) => {
      const known = facts.filter(({ type }) => isKnownType(type));
      expect(fold([...unknown, ...facts], foldRules)).toStrictEqual(fold(known, foldRules));
    });
  });

  it('holds together: cycles follow each other, answers come after starts, ratings after answers', () => {
    forAll(anyAppeal, (facts) => {
      const { submission, cycles, anomalies } = fold(facts, foldRules);
      expect(cycles.length === 0).toBe(submission === undefined);
      expect(anomalies.length).toBeLessThanOrEqual(facts.length);
      cycles.forEach((cycle, index) => {
        const { number, startedAt, answeredAt = Infinity, firstAnswerAt = Infinity, state } = cycle;
        expect([number, cycle.returnedAt]).toEqual([index + 1, cycles[index + 1]?.startedAt]);
        expect(startedAt).toBeLessThanOrEqual(Math.min(firstAnswerAt, cycle.closedAt ?? Infinity));
        expect(firstAnswerAt).toBeLessThanOrEqual(answeredAt);
        expect(cycle.ratings.every(({ at }) => at >= answeredAt)).toBe(true);
        expect(cycle.ratings.map(({ at }) => at)).toEqual(cycle.ratings.map(({ at }) => at).toSorted((a, b) => a - b));
        expect(cycle.responsible.every(({ since }) => since >= startedAt)).toBe(true);
        expect(state === 'closed').toBe(cycle.closedAt !== undefined && cycle.outcome !== undefined);
        if (state === 'answered') expect(cycle.answeredBy).toBeDefined();
        if (state === 'open') expect(cycle.answeredAt).toBeUndefined();
      });
    });
  });
});

/** What later facts cannot take back: they only add to it. */
const settled = ({ number, startedAt, registeredAt, answeredAt, answeredBy, firstAnswerAt }: Cycle) =>
  Object.entries({ number, startedAt, registeredAt, answeredAt, answeredBy, firstAnswerAt }).filter(
    ([, value]) => value !== undefined,
  );

describe('a prefix of a history in time', () => {
  const cut = anyAppeal.chain((facts) =>
    fc.constantFrom(0, ...instants(facts)).chain((end) => {
      const prefix = facts.filter(({ occurredAt }) => occurredAt <= end);
      return deliveriesOf(prefix).map((delivery) => ({ facts, prefix, delivery }));
    }),
  );

  it('is what was known then: the rest adds to it and takes nothing back', () => {
    forAll(cut, ({ facts, prefix, delivery }) => {
      const then = fold(delivery, foldRules);
      const now = fold(facts, foldRules);
      expect(then).toStrictEqual(fold(prefix, foldRules));
      expect(now.anomalies.slice(0, then.anomalies.length)).toEqual(then.anomalies);
      then.cycles.forEach((cycle, index) => {
        const later = now.cycles[index];
        expect(later).toMatchObject(Object.fromEntries(settled(cycle)));
        expect(later?.ratings.slice(0, cycle.ratings.length)).toEqual(cycle.ratings);
        // The table of routes is heard until somebody else speaks.
        const said = cycle.responsible.filter(({ isProposed }) => !isProposed);
        expect(later?.responsible.slice(0, said.length)).toEqual(said);
      });
    });
  });
});

describe('a fact that was missing', () => {
  it('takes with it every anomaly that its absence made: the set is all that counts', () => {
    forAll(anySubmittedHistory, ([submission, ...facts]) => {
      const without = fold(facts, foldRules);
      const whole = fold(submission ? [...facts, submission] : facts, foldRules);
      const orphans = without.anomalies.filter(({ state, type }) => state === 'absent' && type !== 'appeal.rated');
      const still = whole.anomalies.filter(({ state, type }) => state === 'absent' && type !== 'appeal.rated');
      expect([orphans.length >= still.length, still]).toEqual([true, []]);
    });
  });
});

it('a history of 10,000 facts folds', () => {
  const submission = aFact('appeal.submitted', '2026-01-01');
  const answer = aFact('appeal.answered', '2026-01-01');
  const return_ = aFact('appeal.resubmitted', '2026-01-01');
  const rounds = Array.from({ length: 9_999 }, (_, index) => ({
    ...(index % 2 === 0 ? answer : return_),
    eventId: String(index),
    occurredAt: submission.occurredAt + (index + 1) * 60_000,
  }));
  const { cycles, anomalies } = fold([...rounds, submission].reverse(), foldRules);
  expect([cycles.length, anomalies.length]).toEqual([5_000, 0]);
  expect(cycles.every(({ answeredAt }) => answeredAt !== undefined)).toBe(true);
});
