import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isDrawn } from '#shared/domain/surveys/sampling.ts';
import { sha256 } from '#shared/lambda/sha256.ts';
import { surveyRules } from '#shared/region/survey-rules.ts';

const cycles = Array.from({ length: 20_000 }, (_, index) => ({ appealId: `A${index}`, cycle: (index % 3) + 1 }));

it('everyone is asked unless the region says otherwise', () => {
  expect(surveyRules.share).toBe(1);
  expect(cycles.every((cycle) => isDrawn(cycle, surveyRules, sha256))).toBe(true);
  expect(cycles.some((cycle) => isDrawn(cycle, { share: 0, seed: 's' }, sha256))).toBe(false);
});

it.each([0.1, 0.5, 0.9])('a share of %d is drawn, the same for the same seed, and another for another one', (share) => {
  const drawnBy = (seed: string) => cycles.filter((cycle) => isDrawn(cycle, { share, seed }, sha256));
  const drawn = drawnBy('one');
  // Four standard errors of 20,000 draws.
  expect(Math.abs(drawn.length / cycles.length - share)).toBeLessThan(
    4 * Math.sqrt((share * (1 - share)) / cycles.length),
  );
  expect(drawnBy('one')).toEqual(drawn);
  expect(drawnBy('two')).not.toEqual(drawn);
});

it('whoever is of a share is of every larger one', () => {
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(share, share, fc.string(), fc.integer({ min: 1, max: 9 }), (one, other, appealId, cycle) => {
      const [small, large] = [Math.min(one, other), Math.max(one, other)];
      const is = (of: number) => isDrawn({ appealId, cycle }, { share: of, seed: 's' }, sha256);
      expect(is(small) && !is(large)).toBe(false);
    }),
  );
});
