import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { leagueTable } from '#shared/domain/ratings/league-table.ts';
import { byIndicator, indicatorIds } from '#shared/domain/ratings/method.ts';
import { shrink } from '#shared/domain/ratings/shrinkage.ts';
import type { Tally } from '#shared/domain/ratings/tally.ts';
import { mersenneTwister } from '#shared/reports/seeded-generator.ts';
import { aCell, aCountedBody } from '#test/support/a-counted-body.ts';
import { anyTallies } from '#test/support/any-counted-body.ts';
import { forAll } from '#test/support/for-all.ts';
import { method } from '#test/support/komi.ts';

const quick = { ...method, uncertainty: { ...method.uncertainty, draws: 200 } };
const leagueOf = (tallies: readonly Tally[]) =>
  leagueTable({ tallies, method: quick, nameOf: (body) => body, uniform: mersenneTwister('0000002a') });

describe('a league', () => {
  it('has scores of 0..100 with their intervals, and places that equal shown scores share', () => {
    forAll(
      anyTallies,
      (tallies) => {
        const { table, notRanked } = leagueOf(tallies);
        expect(table.length + notRanked.length).toBe(tallies.length);
        for (const row of table) {
          expect([row.score >= 0, row.score <= 100, row.adjusted.score <= 100 + 1e-9]).toEqual([true, true, true]);
          expect([row.scoreInterval[0] <= row.scoreInterval[1], row.placeInterval[1] <= table.length]).toEqual([
            true,
            true,
          ]);
          const better = table.filter((other) => Number(other.shownScore) > Number(row.shownScore));
          expect(row.place).toBe(1 + better.length);
        }
      },
      150,
    );
  });

  it('never gives a body less for an answer in time, while its shrinkage is held', () => {
    forAll(
      anyTallies.filter((tallies) => tallies.some(({ cycles }) => cycles >= 2)),
      (tallies) => {
        const { table, priors, weights } = leagueOf(tallies);
        for (const { indicators, score } of table) {
          const better = indicatorIds.reduce((sum, id) => {
            const prior = priors[id];
            if (!prior) return sum;
            const { n, s } = indicators[id];
            const more = id === 'timeliness' ? 1 : 0;
            return sum + 100 * weights[id] * shrink({ n: n + more, s: s + more }, prior);
          }, 0);
          expect(better).toBeGreaterThanOrEqual(score - 1e-9);
        }
      },
      150,
    );
  });

  it('is worked out with the league’s counts, whoever of it is ranked', () => {
    const kinds = (n: number, s: number) => [aCell(byIndicator(() => ({ n, s })))];
    const ranked = [aCountedBody('mun-0', kinds(20, 15)), aCountedBody('mun-1', kinds(30, 20))];
    const alone = leagueOf(ranked);
    const withOne = leagueOf([...ranked, aCountedBody('mun-2', kinds(1, 0))]);
    expect(withOne.notRanked.map(({ body }) => body)).toEqual(['mun-2']);
    expect(withOne.leagueScore).toBeLessThan(alone.leagueScore);
    expect(withOne.table[0]?.scoreInterval).not.toEqual(alone.table[0]?.scoreInterval);
  });

  it('that never failed shares the first place and tells nobody apart', () => {
    const all = fc.array(fc.integer({ min: 2, max: 100 }), { minLength: 2, maxLength: 6 });
    forAll(
      all,
      (sizes) => {
        const { table } = leagueOf(
          sizes.map((n, index) => aCountedBody(`mun-${index}`, [aCell(byIndicator(() => ({ n, s: n })))])),
        );
        for (const row of table) {
          expect([row.place, row.shownScore, row.placeInterval]).toEqual([1, '100.00', [1, 1]]);
          expect(row.isToldApartFromNext).toBe(false);
        }
      },
      50,
    );
  });

  it('without anybody is empty', () => {
    expect(leagueOf([])).toMatchObject({ table: [], notRanked: [], dropped: [...indicatorIds], signals: [] });
  });
});
