import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Share } from '#shared/domain/ratings/indicators.ts';
import { byIndicator } from '#shared/domain/ratings/method.ts';
import { shrink } from '#shared/domain/ratings/shrinkage.ts';
import { leagueUncertainty, type UncertaintyInputs } from '#shared/domain/ratings/uncertainty.ts';
import { mersenneTwister } from '#shared/reports/seeded-generator.ts';
import { anyShares } from '#test/support/any-counted-body.ts';
import { forAll } from '#test/support/for-all.ts';
import { method } from '#test/support/komi.ts';

type Bodies = UncertaintyInputs['bodies'];

/** With the priors held: what is asked is what cycles do, not what they say of the league. */
function surenessOf(
  bodies: Bodies,
  { mean = 0.7, strength = 10, draws = 500, interval = 0.9, seed = '0000002a' } = {},
) {
  const priorOf = byIndicator(() => () => ({ mean, strength, variance: 0 }));
  const sure = leagueUncertainty({
    ...{ bodies, priorOf, weights: method.weights, draws, interval, uniform: mersenneTwister(seed) },
  });
  return bodies.map(
    ({ body }) => sure.get(body) ?? { score: [Number.NaN, 0] as const, place: [Number.NaN, 0] as const },
  );
}

const alike = (n: number, s: number) => byIndicator((): Share => ({ n, s }));
const named = (all: readonly ReturnType<typeof alike>[]): Bodies =>
  all.map((shares, index) => ({ body: `mun-${index}`, shares }));
const anyBodies = fc.array(anyShares, { minLength: 1, maxLength: 8 }).map(named);
const width = ([low, high]: readonly [number, number]) => high - low;

describe('the intervals of any league', () => {
  it('are the same for the same seed, and others for another', () => {
    forAll(anyBodies, (bodies) => expect(surenessOf(bodies)).toEqual(surenessOf(bodies)), 20);
    const one = named([alike(10, 6)]);
    expect(surenessOf(one, { seed: '0000002b' })).not.toEqual(surenessOf(one));
  });

  it('hold places of the league, scores of 0..100, and a body’s own score', () => {
    let [held, all] = [0, 0];
    forAll(
      anyBodies,
      (bodies) => {
        surenessOf(bodies).forEach(({ score, place }, index) => {
          expect([score[0] >= 0, score[0] <= score[1], score[1] <= 100]).toEqual([true, true, true]);
          expect([place[0] >= 1, place[0] <= place[1], place[1] <= bodies.length]).toEqual([true, true, true]);
          const shares = bodies[index]?.shares ?? alike(0, 0);
          const prior = { mean: 0.7, strength: 10, variance: 0 };
          const points = Object.values(byIndicator((id) => 100 * method.weights[id] * shrink(shares[id], prior)));
          const own = points.reduce((sum, point) => sum + point, 0);
          all += 1;
          if (own >= score[0] && own <= score[1]) held += 1;
        });
      },
      100,
    );
    expect(held / all).toBeGreaterThan(0.99);
  });
});

describe('an interval', () => {
  it('leaves out 500 of 10,000 draws on either side at 90 %', () => {
    // A prior that is all but sure of its uniform number makes that number the share.
    const drawn: number[] = [];
    const told = (uniform: number) => {
      drawn.push(100 * uniform);
      return { mean: uniform, strength: 1e14 };
    };
    const sure = leagueUncertainty({
      bodies: named([alike(0, 0)]),
      priorOf: { timeliness: told },
      weights: { timeliness: 1, speed: 0, resolution: 0, satisfaction: 0 },
      ...{ draws: 10_000, interval: 0.9, uniform: mersenneTwister('0000002a') },
    });
    const [low = 0, high = 0] = sure.get('mun-0')?.score ?? [];
    drawn.sort((a, b) => a - b);
    expect(drawn).toHaveLength(10_000);
    expect(Math.abs(low - (drawn[500] ?? 0)) + Math.abs(high - (drawn[9_499] ?? 0))).toBeLessThan(1e-4);
    expect((drawn[500] ?? 0) - (drawn[499] ?? 0)).toBeGreaterThan(1e-4);
  });

  it('of an even share is that of the Beta distribution', () => {
    // Beta(15.5 + ½·…): by symmetry around 50, and with the variance of four independent shares.
    const [body] = surenessOf(named([alike(90, 45)]), { mean: 0.5, strength: 10, draws: 20_000 });
    const [low, high] = body?.score ?? [0, 0];
    const { timeliness, speed, resolution, satisfaction } = method.weights;
    const squares = timeliness ** 2 + speed ** 2 + resolution ** 2 + satisfaction ** 2;
    const deviation = 100 * Math.sqrt((squares * 0.25) / 101);
    expect(Math.abs((low + high) / 2 - 50)).toBeLessThan(0.1);
    expect(Math.abs((high - low) / 2 - 1.6449 * deviation)).toBeLessThan(0.1);
  });

  it.each([
    [0, 0],
    [1, 100],
  ])('where the league’s mean is %i: everybody is surely at %i and shares the first place', (mean, score) => {
    const bodies = named([alike(3, 3 * mean), alike(100, 100 * mean), alike(0, 0)]);
    for (const sure of surenessOf(bodies, { mean })) {
      expect(sure.score.map((bound) => Number(bound.toFixed(9)))).toEqual([score, score]);
      expect(sure.place).toEqual([1, 1]);
    }
  });

  it('of an unmistakable place is that place', () => {
    const bodies = named([alike(5000, 1000), alike(5000, 4800), alike(5000, 3000)]);
    expect(surenessOf(bodies).map(({ place }) => place)).toEqual([
      [3, 3],
      [1, 1],
      [2, 2],
    ]);
  });

  it('does not go by the order of equal bodies', () => {
    const places = surenessOf(named(Array.from({ length: 10 }, () => alike(20, 14))), { draws: 4000 });
    for (const { place } of places) expect([place[0] <= 2, place[1] >= 9]).toEqual([true, true]);
  });
});

describe('more cycles with the same shares', () => {
  /** Monte Carlo error of 4,000 draws. */
  const error = 1.06;
  const widths = (n: number, s: number, times: number, mean: number) =>
    [1, times].map((factor) => {
      const [body] = surenessOf(named([alike(n * factor, s * factor)]), { mean, draws: 4000 });
      return width(body?.score ?? [0, 0]);
    });

  it('never widen an interval, where the share is no nearer to ½ than the league’s mean and on its side', () => {
    const further = fc.integer({ min: 2, max: 20 }).chain((n) =>
      fc.record({
        n: fc.constant(n),
        s: fc.integer({ min: Math.ceil(0.7 * n), max: n }),
        times: fc.integer({ min: 2, max: 10 }),
      }),
    );
    forAll(
      further,
      ({ n, s, times }) => {
        const [few = 0, many = 0] = widths(n, s, times, 0.7);
        expect(many).toBeLessThanOrEqual(few * error);
      },
      60,
    );
  });

  it('widen it at first where they contradict a league that hardly ever fails', () => {
    // Posterior of one share: Beta(4.75 + …): 0.0079 of variance without cycles, 0.0199 with 2 of 5 at κ = 5.
    const none = surenessOf(named([alike(0, 0)]), { mean: 0.95, strength: 5, draws: 4000 });
    const some = surenessOf(named([alike(5, 2)]), { mean: 0.95, strength: 5, draws: 4000 });
    expect(width(some[0]?.score ?? [0, 0])).toBeGreaterThan(width(none[0]?.score ?? [0, 0]));
  });
});
