import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { adjustedScore, strataOf } from '#shared/domain/ratings/case-mix.ts';
import { contributionsOf, leagueScore } from '#shared/domain/ratings/contributions.ts';
import { byIndicator } from '#shared/domain/ratings/method.ts';
import type { Cell } from '#shared/domain/ratings/tally.ts';
import { aCell, aCountedBody } from '#test/support/a-counted-body.ts';
import { anyTallies } from '#test/support/any-counted-body.ts';
import { forAll } from '#test/support/for-all.ts';
import { rated } from '#test/support/rated.ts';

const easy = (n: number, s: number): Cell =>
  aCell(
    byIndicator(() => ({ n, s })),
    { sector: 'easy' },
  );
const hard = (n: number, s: number): Cell =>
  aCell(
    byIndicator(() => ({ n, s })),
    { sector: 'hard' },
  );
const bodies = (...cells: Cell[][]) => cells.map((own, index) => aCountedBody(`mun-${index}`, own));

function adjustedOf(tallies: ReturnType<typeof bodies>) {
  const league = rated(tallies);
  const plain = tallies.map((tally) => {
    const parts = Object.values(contributionsOf(tally, league));
    return leagueScore(league) + parts.reduce((sum, { againstLeague }) => sum + againstLeague, 0);
  });
  return { plain, adjusted: tallies.map((tally) => adjustedScore(tally, strataOf(tallies), league)), league };
}

describe('the score adjusted for the mix of cycles', () => {
  it('is the plain score where all have the same mix', () => {
    const successes = fc.array(fc.tuple(fc.nat(6), fc.nat(18)), { minLength: 2, maxLength: 6 });
    forAll(successes, (all) => {
      const { plain, adjusted } = adjustedOf(bodies(...all.map(([few, many]) => [easy(6, few), hard(18, many)])));
      adjusted.forEach(({ score, parts }, index) => {
        expect(score).toBeCloseTo(plain[index] ?? Number.NaN, 9);
        expect(parts.every(({ effect }) => Math.abs(effect) < 1e-9)).toBe(true);
      });
    });
  });

  it('is the league’s for who has only hard cycles and does with them as the league does', () => {
    const { plain, adjusted, league } = adjustedOf(
      bodies([easy(100, 90), hard(10, 5)], [easy(50, 45), hard(10, 5)], [hard(40, 20)]),
    );
    expect(adjusted[2]?.score).toBeCloseTo(leagueScore(league), 9);
    expect(plain[2]).toBeLessThan(leagueScore(league) - 5);
    expect(adjusted[2]?.parts.map(({ sector, own }) => [sector, own]).sort()).toEqual([
      ['easy', 0],
      ['hard', 1],
    ]);
    expect(adjusted[2]?.parts.find(({ sector }) => sector === 'hard')?.league).toBeCloseTo(60 / 210, 12);
    expect(adjusted[2]?.parts.reduce((sum, { effect }) => sum + effect, 0)).toBeLessThan(0);
  });

  it('takes the league’s mean of a kind that a body has not met', () => {
    const tallies = bodies([easy(10, 9), hard(10, 4)], [easy(20, 10)]);
    const { adjusted, league } = adjustedOf(tallies);
    const strength = league.priors.timeliness?.strength ?? Number.NaN;
    // Easy: 19 of 30 in the league, hard: 4 of 10; three quarters of all cycles are easy, and of κ as well.
    const own = (10 + 0.75 * strength * (19 / 30)) / (20 + 0.75 * strength);
    expect(adjusted[1]?.score).toBeCloseTo(100 * (0.75 * own + 0.25 * 0.4), 9);
  });

  it('lies in 0..100, and weights of what a body and its league have sum to 1 where all strata are named', () => {
    forAll(anyTallies, (tallies) => {
      const { adjusted } = adjustedOf(tallies);
      const strata = strataOf(tallies);
      adjusted.forEach(({ score, parts }) => {
        expect([score >= -1e-9, score <= 100 + 1e-9, parts.length <= 3]).toEqual([true, true, true]);
        const effects = parts.map(({ effect }) => Math.abs(effect));
        expect(effects).toEqual(effects.toSorted((a, b) => b - a));
        const sums = [parts.reduce((sum, { own }) => sum + own, 0), parts.reduce((sum, { league }) => sum + league, 0)];
        for (const sum of sums) expect(sum).toBeLessThanOrEqual(1 + 1e-9);
        if (parts.length === strata.length && sums[1]) expect(sums[1]).toBeCloseTo(1, 9);
      });
    });
  });

  it('of a single kind has no mix to speak of', () => {
    const { plain, adjusted } = adjustedOf(bodies([easy(10, 9)], [easy(20, 10)]));
    adjusted.forEach((one, index) => {
      expect(one.score).toBeCloseTo(plain[index] ?? Number.NaN, 9);
      expect(one.parts).toEqual([]);
    });
  });
});

it('strata hold every cycle of the league once, whatever the category', () => {
  forAll(anyTallies, (tallies) => {
    const strata = strataOf(tallies);
    const total = (all: readonly { shares: { speed: { n: number } } }[]) =>
      all.reduce((sum, { shares }) => sum + shares.speed.n, 0);
    expect(total(strata)).toBe(total(tallies));
    const keys = strata.map(({ sector, policy }) => `${sector} ${policy}`);
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys).toEqual(keys.toSorted());
  });
});
