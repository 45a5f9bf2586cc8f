import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changeSince } from '#shared/domain/ratings/change.ts';
import type { EarlierRating } from '#shared/domain/ratings/history.ts';
import { byIndicator, indicatorIds } from '#shared/domain/ratings/method.ts';
import { shrink } from '#shared/domain/ratings/shrinkage.ts';
import { anyTallies } from '#test/support/any-counted-body.ts';
import { forAll } from '#test/support/for-all.ts';
import { rated } from '#test/support/rated.ts';

type Tallies = Parameters<typeof rated>[0];

const rowOf = ({ body, shares }: Tallies[number], place: number) => ({ body, place, indicators: shares });

function scoreOf(tally: Tallies[number], { priors, weights }: ReturnType<typeof rated>): number {
  return indicatorIds.reduce((sum, id) => {
    const prior = priors[id];
    return sum + (prior ? 100 * weights[id] * shrink(tally.shares[id], prior) : 0);
  }, 0);
}

function earlierOf(tallies: Tallies): EarlierRating {
  const league = rated(tallies);
  return {
    ...{ period: '2026-09', revision: 2, method: { id: 'sample-1', version: 1, sha256: 'aa' } },
    weights: league.weights,
    priors: league.priors,
    rows: tallies.map((tally, index) => ({
      ...{ body: tally.body, place: index + 1, score: scoreOf(tally, league), shownScore: '0.00' },
      scoreInterval: [0, 100],
      indicators: byIndicator((id) => ({ ...tally.shares[id] })),
    })),
  };
}

describe('a change of a body’s score', () => {
  it('is own and others’ doing together, and the own one by indicator', () => {
    forAll(fc.tuple(anyTallies, anyTallies), ([before, now]) => {
      const earlier = earlierOf(before);
      const league = rated(now);
      now.forEach((tally, index) => {
        const change = changeSince(rowOf(tally, 1), league, earlier);
        const then = before[index];
        expect(change === undefined).toBe(then === undefined);
        if (!change || !then) return;
        expect(change.own + change.others).toBeCloseTo(change.score, 12);
        expect(change.score).toBeCloseTo(scoreOf(tally, league) - scoreOf(then, rated(before)), 9);
        expect(indicatorIds.reduce((sum, id) => sum + change.ownBy[id], 0)).toBeCloseTo(change.own, 12);
        expect(change).toMatchObject({ period: '2026-09', revision: 2, placeBefore: index + 1, places: index });
      });
    });
  });

  it('owes nothing to a body whose counts are the same', () => {
    forAll(fc.tuple(anyTallies, anyTallies), ([before, now]) => {
      const [same] = before;
      if (!same) return;
      const change = changeSince(rowOf(same, 1), rated([same, ...now.slice(1)]), earlierOf(before));
      expect(change?.own).toBe(0);
      expect(Object.values(change?.ownBy ?? {})).toEqual([0, 0, 0, 0]);
    });
  });

  it('owes nothing to the others where the league’s priors are the same', () => {
    forAll(fc.tuple(anyTallies, anyTallies), ([before, now]) => {
      const [other] = now;
      if (!other) return;
      const change = changeSince(rowOf(other, 1), rated(before), earlierOf(before));
      expect(Math.abs(change?.others ?? Number.NaN)).toBeLessThan(1e-9);
    });
  });

  it('taken back is its opposite: neither cause goes first', () => {
    forAll(fc.tuple(anyTallies, anyTallies), ([before, now]) => {
      const [then, tally] = [before[0], now[0]];
      if (!then || !tally) return;
      const there = changeSince(rowOf(tally, 1), rated(now), earlierOf(before));
      const back = changeSince(rowOf(then, 1), rated(before), earlierOf(now));
      expect((there?.own ?? Number.NaN) + (back?.own ?? Number.NaN)).toBeCloseTo(0, 9);
    });
  });
});
