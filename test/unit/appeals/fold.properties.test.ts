import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Anomaly, Cycle } from '#shared/domain/appeals/appeal.ts';
import type { Fact, UnknownFact } from '#shared/domain/appeals/fact.ts';
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

describe('a part of a history', () => {
  const parts = anyAppeal.chain((facts) => fc.shuffledSubarray(facts).map((part) => ({ facts, part })));

  it('folds, whatever is missing and in whatever order it has come: nothing throws', () => {
    forAll(
      parts,
      ({ part }) => {
        part.forEach((_, index) => {
          expect(() => fold(part.slice(0, index + 1), foldRules)).not.toThrow();
        });
      },
      300,
    );
  });

  it('and the rest, known in two or more goes, make what the whole makes at once', () => {
    const goes = anyAppeal.chain((facts) =>
      fc
        .tuple(
          fc.shuffledSubarray(facts, { minLength: facts.length }),
          fc.array(fc.nat(facts.length), { maxLength: 4 }),
        )
        .map(([order, cuts]) => ({
          facts,
          order,
          cuts: [...cuts, facts.length].toSorted((one, other) => one - other),
        })),
    );
    forAll(
      goes,
      ({ facts, order, cuts }) => {
        let known: (Fact | UnknownFact)[] = [];
        let from = 0;
        for (const to of cuts) {
          // What comes next may bring again what is known.
          known = [...known, ...order.slice(Math.max(from - 1, 0), to)];
          expect(fold(known, foldRules)).toStrictEqual(fold(order.slice(0, to), foldRules));
          from = to;
        }
        expect(fold(known, foldRules)).toStrictEqual(fold(facts, foldRules));
      },
      300,
    );
  });
});

/** What would have to be told for the fact to have its effect; undefined where nothing is missing. */
function missingFor(fact: Fact, { state, type }: Anomaly, eventId: string): Fact | undefined {
  if (state === 'absent') return { ...aFact('appeal.submitted', '2026-01-01'), eventId };
  if (type === 'appeal.submitted') return undefined;
  const needsAnswer = type === 'appeal.rated' || type === 'appeal.reopening-declined';
  const missing = aFact(needsAnswer ? 'appeal.answered' : 'appeal.reopened', '2026-01-01');
  // Of the same instant, and counted before it.
  return { ...missing, eventId, occurredAt: fact.occurredAt, sequence: (fact.sequence ?? 0) - 0.5 };
}

describe('an anomaly', () => {
  const isOfANamedCycle = (fact: Fact | UnknownFact) =>
    isKnownFact(fact) && fact.type === 'appeal.rated' && fact.data.cycle !== undefined;
  const anomalous = (facts: readonly (Fact | UnknownFact)[]) =>
    fold(facts, foldRules).anomalies.map(({ source, eventId }) => `${source}#${eventId}`);

  /** The first anomaly that something is missing for, and what that is. */
  function firstMissing(facts: readonly (Fact | UnknownFact)[], number: number) {
    for (const anomaly of fold(facts, foldRules).anomalies) {
      const fact = facts
        .filter(isKnownFact)
        .find(({ source, eventId }) => source === anomaly.source && eventId === anomaly.eventId);
      const missing = fact && missingFor(fact, anomaly, `missing-${number}`);
      if (missing) return { anomaly, missing };
    }
    return undefined;
  }

  it('disappears when its missing fact arrives, wherever it arrives, until none is left', () => {
    const seen = new Set<string>();
    forAll(
      fc.tuple(anyAppeal, fc.nat(30)),
      ([all, place]) => {
        // An instant for each: between two facts that only their ids put in order there is no room.
        let facts = all
          .filter((fact) => !isOfANamedCycle(fact))
          .map((fact, index) => ({ ...fact, occurredAt: fact.occurredAt + index }));
        for (let number = 0; number <= all.length; number += 1) {
          const found = firstMissing(facts, number);
          if (!found) break;
          const { anomaly, missing } = found;
          seen.add(`${missing.type} for what is ${anomaly.state}`);
          facts = facts.toSpliced(place, 0, missing);
          const { anomalies } = fold(facts, foldRules);
          expect(anomalies).not.toContainEqual(anomaly);
          expect(anomalies.map(({ eventId }) => eventId)).not.toContain(missing.eventId);
        }
        // Only what was submitted twice stays: nothing is missing for that.
        const left = fold(facts, foldRules).anomalies.filter(({ type }) => type !== 'appeal.submitted');
        expect(left).toEqual([]);
      },
      4000,
    );
    expect([...seen].sort()).toEqual([
      'appeal.answered for what is closed',
      'appeal.answered for what is open',
      'appeal.reopened for what is answered',
      'appeal.reopened for what is closed',
      'appeal.submitted for what is absent',
    ]);
  });

  it('has no effect: without such facts a history makes the same, and has none', () => {
    forAll(anyAppeal, (facts) => {
      const lawful = withoutAnomalies(facts);
      expect(fold(lawful, foldRules)).toStrictEqual({ ...fold(facts, foldRules), anomalies: [] });
    });
  });

  it('comes when a fact is taken out of a history that has none, and goes when that comes back', () => {
    const taken = anySubmittedHistory
      .map(withoutAnomalies)
      .chain((facts) => fc.constantFrom(...facts).map((fact) => ({ fact, rest: facts.filter((one) => one !== fact) })))
      .chain(({ fact, rest }) => deliveriesOf([...rest, fact]).map((delivery) => ({ rest, delivery })));
    let orphaned = 0;
    forAll(taken, ({ rest, delivery }) => {
      if (fold(rest, foldRules).anomalies.length > 0) orphaned += 1;
      expect(fold([...rest, ...delivery], foldRules).anomalies).toEqual([]);
    });
    expect(orphaned).toBeGreaterThan(100);
  });

  function withoutAnomalies(facts: readonly (Fact | UnknownFact)[]) {
    const wrong = new Set(anomalous(facts));
    return facts.filter(({ source, eventId }) => !wrong.has(`${source}#${eventId}`));
  }
});

function isKnownFact(fact: Fact | UnknownFact): fact is Fact {
  return isKnownType(fact.type);
}

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
