import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { factAt, type RatingFact } from '#shared/domain/ratings/fact.ts';
import { indicatorIds } from '#shared/domain/ratings/method.ts';
import { periodOf } from '#shared/domain/ratings/period.ts';
import { signalIds } from '#shared/domain/ratings/signals.ts';
import { sumShares, tallier } from '#shared/domain/ratings/tally.ts';
import { forAll } from '#test/support/for-all.ts';
import { method, termRules } from '#test/support/komi.ts';
import { moscow } from '#test/support/moscow.ts';
import { anyLeague } from '#test/support/random-league.ts';

const october = periodOf('2026-10', termRules.zone, method.cutOffDays);
const kind = fc.record({
  sector: fc.constantFrom('housing', 'roads'),
  category: fc.constantFrom('roof', 'other'),
  policy: fc.constantFrom('message-portal', 'appeal-59fz'),
  forwardedBy: fc.constantFrom(undefined, 'mun-inta', 'min-roads'),
});
const anyFacts: fc.Arbitrary<RatingFact[]> = anyLeague.chain((records) =>
  fc
    .array(kind, { minLength: records.length, maxLength: records.length })
    .map((kinds) => records.map((record, index) => ({ ...factAt(record, october.cutOff), ...kinds[index] }))),
);

function counted(facts: readonly RatingFact[]) {
  const counter = tallier(october, method);
  for (const fact of facts) counter.add(fact);
  return { tallies: counter.tallies(), unassigned: counter.unassigned() };
}

describe('counts', () => {
  it('do not depend on the order of cycles', () => {
    const shuffled = anyFacts.chain((facts) =>
      fc.shuffledSubarray(facts, { minLength: facts.length }).map((other) => ({ facts, other })),
    );
    forAll(shuffled, ({ facts, other }) => expect(counted(other)).toEqual(counted(facts)), 300);
  });

  it('of cells sum to those of the body, cells and bodies in order, each once', () => {
    forAll(
      anyFacts,
      (facts) => {
        const { tallies } = counted(facts);
        const ids = tallies.map(({ body }) => body);
        expect(ids).toEqual([...new Set(ids)].sort());
        for (const { shares, cells, due, cycles } of tallies) {
          for (const id of indicatorIds) expect(sumShares(cells.map((cell) => cell.shares[id]))).toEqual(shares[id]);
          const keys = cells.map(({ sector, category, policy }) => `${sector} ${category} ${policy}`);
          expect(keys).toEqual([...new Set(keys)].sort());
          expect([due, cycles >= due, cycles > 0]).toEqual([shares.timeliness.n, true, true]);
        }
      },
      300,
    );
  });

  it('hold every cycle due or answered once, at its body or at nobody', () => {
    forAll(
      anyFacts,
      (facts) => {
        const { tallies, unassigned } = counted(facts);
        const concerned = facts.filter(
          ({ dueAt, answeredAt }) =>
            (dueAt >= october.from && dueAt < october.to) ||
            (answeredAt !== undefined && answeredAt >= october.from && answeredAt < october.to),
        );
        expect(tallies.reduce((sum, { cycles }) => sum + cycles, unassigned)).toBe(concerned.length);
      },
      300,
    );
  });

  it('of signals have no more cases than cycles, late forwarding apart', () => {
    forAll(
      anyFacts,
      (facts) => {
        for (const { signals, cycles } of counted(facts).tallies)
          for (const id of signalIds)
            expect(signals[id].s <= signals[id].n && (id === 'forwarded-late' || signals[id].n <= cycles)).toBe(true);
      },
      300,
    );
  });

  it('grow with bodies and categories, not with cycles', () => {
    const counter = tallier(october, method);
    const fact: RatingFact = {
      ...{ appealId: '7K2M04QX9ZTA', cycle: 1, source: 'city-portal', sector: 'housing', category: 'roof' },
      ...{ channel: 'portal', policy: 'message-portal', body: 'mun-usinsk' },
      ...{ clockStart: moscow('2026-10-05'), dueAt: moscow('2026-10-20') },
    };
    for (let cycle = 0; cycle < 10_000; cycle += 1) counter.add({ ...fact, cycle });
    const [tally] = counter.tallies();
    expect([tally?.due, tally?.cells.length, JSON.stringify(tally).length < 2000]).toEqual([10_000, 1, true]);
  });
});
