import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { funnelLimit } from '#shared/domain/ratings/funnel.ts';
import { forAll } from '#test/support/for-all.ts';

describe('the upper funnel limit at 95 %', () => {
  it.each([
    ['one case of a sign of one in twenty says nothing', 1, 0.05, 1],
    ['one case of a sign of one in fifty does', 1, 0.02, 0],
    // P(X > 8) = 0.0107, P(X > 7) = 0.0547 of Binomial(10, ½).
    ['of ten coins eight heads', 10, 0.5, 0.8],
    // P(X > 5) = 0.0113, P(X > 4) = 0.0432 of Binomial(20, 0.1).
    ['of twenty cases at 10 %', 20, 0.1, 0.25],
    ['a sign that nobody shows', 50, 0, 0],
    ['a sign that everybody shows', 50, 1, 1],
  ])('%s', (_, n, mean, limit) => {
    expect(funnelLimit(n, mean, 0.95)).toBe(limit);
  });

  it('is that of the normal curve where there are many cases', () => {
    for (const mean of [0.02, 0.3, 0.9])
      expect(funnelLimit(20_000, mean, 0.95)).toBeCloseTo(mean + 1.96 * Math.sqrt((mean * (1 - mean)) / 20_000), 3);
  });
});

it('a limit is exceeded by chance with at most the probability promised, and one case less with more', () => {
  const inputs = fc.record({
    n: fc.integer({ min: 1, max: 60 }),
    mean: fc.double({ min: 0.001, max: 0.999, noNaN: true }),
    confidence: fc.constantFrom(0.8, 0.95, 0.998),
  });
  forAll(inputs, ({ n, mean, confidence }) => {
    const masses = [(1 - mean) ** n];
    for (let k = 1; k <= n; k += 1) masses.push((masses[k - 1] ?? 0) * ((n - k + 1) / k) * (mean / (1 - mean)));
    const above = (cases: number) => masses.slice(cases + 1).reduce((sum, mass) => sum + mass, 0);
    const cases = Math.round(n * funnelLimit(n, mean, confidence));
    expect(above(cases)).toBeLessThanOrEqual((1 - confidence) / 2 + 1e-9);
    if (cases > 0) expect(above(cases - 1)).toBeGreaterThan((1 - confidence) / 2 - 1e-9);
  });
});
