import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CycleRecord, factAt } from '#shared/domain/ratings/fact.ts';
import type { LeagueTable } from '#shared/domain/ratings/league-table.ts';
import { indicatorIds } from '#shared/domain/ratings/method.ts';
import { periodOf } from '#shared/domain/ratings/period.ts';
import { shrink } from '#shared/domain/ratings/shrinkage.ts';
import { type Tally, tallyBodies } from '#shared/domain/ratings/tally.ts';
import { aCycleRecord } from '#test/support/a-cycle-record.ts';
import { aLeague } from '#test/support/a-league.ts';
import { forAll } from '#test/support/for-all.ts';
import { method, termRules } from '#test/support/komi.ts';
import { moscow } from '#test/support/moscow.ts';
import { plainRating } from '#test/support/plain-rating.ts';
import { anyLeague, bodies } from '#test/support/random-league.ts';

const october = periodOf('2026-10', termRules.zone, method.cutOffDays);
/** Two bodies share a name. */
const nameOf = (body: string) => (body === 'mun-ukhta' ? 'Инта' : `Администрация ${body}`);
const tallyOf = (records: readonly CycleRecord[]) =>
  tallyBodies(
    records.map((record) => factAt(record, october.cutOff)),
    october,
    method,
  );
const leagueOf = (records: readonly CycleRecord[]) => aLeague(tallyOf(records), { nameOf, listed: bodies });

/** A body's score where the league's shrinkage is held. */
function scoreUnder({ priors, weights }: LeagueTable, { shares }: Tally): number {
  return (
    100 * indicatorIds.reduce((sum, id) => sum + weights[id] * (priors[id] ? shrink(shares[id], priors[id]) : 0), 0)
  );
}

describe('a league', () => {
  it('is what anyone finds who works it out from the method’s words', () => {
    forAll(anyLeague, (records) => {
      const plain = plainRating(records, bodies, nameOf);
      const { table, notRanked } = leagueOf(records);
      expect(table.map(({ place, body }) => ({ place, body }))).toEqual(
        plain.table.map(({ place, body }) => ({ place, body })),
      );
      table.forEach(({ score }, index) => {
        expect(Math.abs(score - (plain.table[index]?.score ?? Number.NaN))).toBeLessThan(1e-9);
      });
      expect(notRanked.map(({ name }) => name)).toEqual(plain.notRanked);
      for (const { body, due, cycles, indicators: shares } of [...table, ...notRanked]) {
        const counted = plain.counted.get(body);
        expect([due, cycles]).toEqual([counted?.due ?? 0, counted?.cycles ?? 0]);
        for (const id of indicatorIds) {
          expect([shares[id].s, shares[id].n]).toEqual([counted?.s[id] ?? 0, counted?.n[id] ?? 0]);
        }
      }
    });
  });

  it('does not depend on the order of the cycles or of the directory', () => {
    const shuffled = anyLeague.chain((records) =>
      fc.record({
        records: fc.constant(records),
        other: fc.shuffledSubarray(records, { minLength: records.length }),
        listed: fc.shuffledSubarray(bodies, { minLength: bodies.length }),
      }),
    );
    forAll(shuffled, ({ records, other, listed }) => {
      expect(aLeague(tallyOf(other), { nameOf, listed })).toStrictEqual(leagueOf(records));
    });
  });

  it('has every body once, scores from 0 to 100, and weights that sum to 1', () => {
    forAll(anyLeague, (records) => {
      const { table, notRanked, weights, dropped } = leagueOf(records);
      expect([...table, ...notRanked].map(({ body }) => body).sort()).toEqual(bodies.toSorted());
      expect(table.every(({ score }) => score >= 0 && score <= 100 + 1e-9)).toBe(true);
      const sum = indicatorIds.reduce((total, id) => total + weights[id], 0);
      expect(sum).toBeCloseTo(dropped.length === indicatorIds.length ? 0 : 1, 12);
      expect(dropped.every((id) => weights[id] === 0)).toBe(true);
    });
  });

  it('ranks by the shown score: a lower place never has a higher one', () => {
    forAll(anyLeague, (records) => {
      const { table } = leagueOf(records);
      table.forEach(({ place, shownScore }, index) => {
        const before = table[index - 1];
        expect(Number(shownScore)).toBeLessThanOrEqual(Number(before?.shownScore ?? 100));
        expect(place).toBe(shownScore === before?.shownScore ? before.place : index + 1);
      });
    });
  });
});

describe('while the league’s shrinkage is held', () => {
  const clockStart = moscow('2026-10-05');
  const dueAt = moscow('2026-10-20') - 1;
  const league = fc.tuple(anyLeague, fc.constantFrom(...bodies.slice(0, 5)));
  const tallyWith = (records: readonly CycleRecord[], body: string, more: Partial<CycleRecord>) => {
    const answer = aCycleRecord({ clockStart, dueAt, answeredBy: body, ...more });
    return [records, [...records, answer]].map((all) => tallyOf(all).find((tally) => tally.body === body));
  };

  it('an answer in time, and fast, never lowers a body’s score', () => {
    const verdict = fc.constantFrom<CycleRecord['ratings']>([], [{ at: dueAt, satisfied: true, by: 'survey' }]);
    const answeredAt = fc.integer({ min: clockStart, max: moscow('2026-10-12T12:00') - 1 });
    forAll(fc.tuple(league, answeredAt, verdict), ([[records, body], at, ratings]) => {
      const [before, after] = tallyWith(records, body, { answeredAt: at, ratings });
      if (!before || !after) return;
      const held = leagueOf(records);
      expect(scoreUnder(held, after)).toBeGreaterThanOrEqual(scoreUnder(held, before) - 1e-9);
    });
  });

  it('an answer in time never lowers timeliness and resolution, however slow it is', () => {
    forAll(fc.tuple(league, fc.integer({ min: clockStart, max: dueAt })), ([[records, body], answeredAt]) => {
      const [before, after] = tallyWith(records, body, { answeredAt });
      const { priors } = leagueOf(records);
      for (const id of ['timeliness', 'resolution'] as const) {
        const prior = priors[id];
        if (!before || !after || !prior) continue;
        expect(shrink(after.shares[id], prior)).toBeGreaterThanOrEqual(shrink(before.shares[id], prior) - 1e-12);
      }
    });
  });

  it('a cycle that nobody answers never raises it', () => {
    forAll(league, ([records, body]) => {
      const [before, after] = tallyWith(records, body, { answeredBy: undefined, responsibleAtDue: body });
      if (!before || !after) return;
      const held = leagueOf(records);
      expect(scoreUnder(held, after)).toBeLessThanOrEqual(scoreUnder(held, before) + 1e-9);
    });
  });
});
