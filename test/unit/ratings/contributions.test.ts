import { describe, expect, it } from 'vitest';
import { contributionsOf, leagueScore } from '#shared/domain/ratings/contributions.ts';
import { byIndicator, indicatorIds } from '#shared/domain/ratings/method.ts';
import { shrink } from '#shared/domain/ratings/shrinkage.ts';
import { aCell, aCountedBody } from '#test/support/a-counted-body.ts';
import { anyTallies } from '#test/support/any-counted-body.ts';
import { forAll } from '#test/support/for-all.ts';
import { method } from '#test/support/komi.ts';
import { rated } from '#test/support/rated.ts';

const none = { n: 0, s: 0 };

describe('why a body has its score', () => {
  it('is said in points that sum to the score minus the league’s', () => {
    forAll(anyTallies, (tallies) => {
      const league = rated(tallies);
      for (const tally of tallies) {
        const parts = contributionsOf(tally, league);
        const score = indicatorIds.reduce((sum, id) => {
          const prior = league.priors[id];
          return sum + (prior ? 100 * method.weights[id] * shrink(tally.shares[id], prior) : 0);
        }, 0);
        const against = indicatorIds.reduce((sum, id) => sum + parts[id].againstLeague, 0);
        expect(against).toBeCloseTo(score - leagueScore(league), 9);
      }
    });
  });

  it('is said by categories that sum to their indicator where all are listed, the strongest first', () => {
    forAll(anyTallies, (tallies) => {
      const league = rated(tallies);
      for (const tally of tallies) {
        const parts = contributionsOf(tally, league);
        for (const id of indicatorIds) {
          const { categories, againstLeague } = parts[id];
          const sizes = categories.map(({ points }) => Math.abs(points));
          expect(sizes).toEqual(sizes.toSorted((a, b) => b - a));
          const sum = categories.reduce((points, part) => points + part.points, 0);
          const cycles = categories.reduce((all, { n }) => all + n, 0);
          if (cycles === tally.shares[id].n) expect(sum).toBeCloseTo(againstLeague, 9);
        }
      }
    });
  });

  it('costs nothing or less with one more failure, as much as counting it anew with the league held', () => {
    forAll(anyTallies, (tallies) => {
      const league = rated(tallies);
      for (const tally of tallies) {
        const parts = contributionsOf(tally, league);
        const failed = byIndicator((id) => ({ n: tally.shares[id].n + 1, s: tally.shares[id].s }));
        const worse = contributionsOf({ ...tally, shares: failed }, league);
        for (const id of indicatorIds) {
          expect(parts[id].oneMoreFailure).toBeLessThanOrEqual(0);
          expect(worse[id].againstLeague - parts[id].againstLeague).toBeCloseTo(parts[id].oneMoreFailure, 9);
        }
      }
    });
  });

  it('puts the policies of a category together and keeps the same category of two sectors apart', () => {
    const speed = (n: number, s: number) => ({ ...byIndicator(() => none), speed: { n, s } });
    const tally = aCountedBody('mun-inta', [
      aCell(speed(4, 0), { policy: 'appeal-59fz' }),
      aCell(speed(6, 1)),
      aCell(speed(10, 9), { category: 'other' }),
      aCell(speed(10, 9), { sector: 'roads', category: 'other' }),
      aCell(speed(10, 6), { sector: 'roads', category: 'pits' }),
    ]);
    const prior = { mean: 0.5, variance: 0.01, strength: 10 };
    const { categories } = contributionsOf(tally, {
      priors: { speed: prior },
      weights: method.weights,
    }).speed;
    // 100 · 0.15 · (s − n/2) / (40 + 10): a point is 3⅓ successes.
    expect(
      categories.map(({ sector, category, n, s, points }) => [sector, category, n, s, Number(points.toFixed(9))]),
    ).toEqual([
      ['housing', 'roof', 10, 1, -1.2],
      ['housing', 'other', 10, 9, 1.2],
      ['roads', 'other', 10, 9, 1.2],
    ]);
  });

  it('says nothing of an indicator that nobody has', () => {
    const tally = aCountedBody('mun-inta', [aCell(byIndicator(() => none))]);
    expect(contributionsOf(tally, { priors: {}, weights: method.weights })).toEqual(
      byIndicator(() => ({ againstLeague: 0, oneMoreFailure: 0, categories: [] })),
    );
  });
});
