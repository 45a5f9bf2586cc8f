import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { thresholdFor } from '#shared/training/calibrate.ts';
import { logisticRegression } from '#shared/training/logistic-regression.ts';

const answer = (probability: number, isRight: boolean) => ({ label: 0, probability, isRight });

describe('the threshold of a head', () => {
  it.each([
    ['all right', [answer(0.9, true), answer(0.5, true)], 0.5],
    ['right above', [answer(0.9, true), answer(0.8, true), answer(0.4, false)], 0.8],
    ['nothing right', [answer(0.9, false)], 1],
    ['equal ones together', [answer(0.9, true), answer(0.7, true), answer(0.7, false)], 0.9],
    ['nothing tried', [], 1],
  ])('%s', (_, answers, threshold) => {
    expect(thresholdFor(answers, 0.95)).toBe(threshold);
  });

  it('is such that the wanted share above it is right', () => {
    const answers = fc.array(fc.tuple(fc.integer({ min: 0, max: 9999 }), fc.boolean()), { minLength: 1 });
    fc.assert(
      fc.property(answers, fc.constantFrom(0.5, 0.9, 0.955), (given, wanted) => {
        const tried = given.map(([probability, isRight]) => answer(probability / 10_000, isRight));
        const threshold = thresholdFor(tried, wanted);
        const above = tried.filter(({ probability }) => probability >= threshold);
        const right = above.filter(({ isRight }) => isRight).length;
        expect(right).toBeGreaterThanOrEqual(wanted * above.length);
        expect(threshold < 1).toBe(above.length > 0);
      }),
    );
  });
});

describe('a logistic regression', () => {
  it('finds the odds that made the observations', () => {
    const observed = Array.from({ length: 20_000 }, (_, at) => {
      const x = ((at * 7919) % 2000) / 500 - 2;
      const z = ((at * 104_729) % 1000) / 500 - 1;
      const likely = 1 / (1 + Math.exp(-(0.5 + 1.5 * x - 0.8 * z)));
      return { signs: [1, x, z] as const, isTrue: ((at * 15_485_863) % 10_007) / 10_007 < likely };
    });
    const [one, first, second] = logisticRegression(observed);
    expect(one).toBeCloseTo(0.5, 1);
    expect(first).toBeCloseTo(1.5, 1);
    expect(second).toBeCloseTo(-0.8, 1);
  });

  it.each([true, false])('stays finite where all are %s', (isTrue) => {
    const same = Array.from({ length: 50 }, (_, at) => ({ signs: [1, at / 10, 1] as const, isTrue }));
    for (const coefficient of logisticRegression(same)) expect(Number.isFinite(coefficient)).toBe(true);
    for (const coefficient of logisticRegression([])) expect(coefficient).toBe(0);
  });
});
