import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { leaguePrior, type Prior, shrink } from '#shared/domain/ratings/shrinkage.ts';
import { forAll } from '#test/support/for-all.ts';

const clamp = { min: 5, max: 200 };
const sharesOf = (...shown: string[]) =>
  shown.map((share) => {
    const [s = Number.NaN, n = Number.NaN] = share.split('/').map(Number);
    return { n, s };
  });

describe('the league of the method’s check', () => {
  const league = sharesOf('1/1', '3/3', '9/10', '27/30', '45/50', '60/100', '180/300', '15/50');
  const prior = leaguePrior(league, clamp);

  it('has μ .6250, τ² .03291, κ 6.12', () => {
    expect(prior?.mean).toBe(0.625);
    expect(prior?.variance).toBeCloseTo(0.032909766922, 11);
    expect(prior?.strength).toBeCloseTo(6.1217459715, 9);
  });

  it.each([
    // Worked out in exact fractions; to three decimals the last but two are .600 and .335.
    ['1/1', 0.67765563],
    ['3/3', 0.74833165],
    ['9/10', 0.79557706],
    ['27/30', 0.85339428],
    ['45/50', 0.87000307],
    ['60/100', 0.60144215],
    ['180/300', 0.60049994],
    ['15/50', 0.33545092],
    ['0/0', 0.625],
  ])('shrinks %s to %f', (share, shrunk) => {
    const [counted] = sharesOf(share);
    expect(prior && counted && shrink(counted, prior)).toBeCloseTo(shrunk, 8);
  });

  it('is not moved by bodies without a cycle', () => {
    expect(leaguePrior([...league, ...sharesOf('0/0', '0/0')], clamp)).toEqual(prior);
  });
});

describe('the strength of a prior', () => {
  it.each([
    ['all are alike: no variance', ['5/10', '5/10', '5/10'], 0.5, 200],
    ['chance alone explains the spread', ['4/10', '6/10', '5/10'], 0.5, 200],
    ['one body alone: the denominator is 0', ['7/10'], 0.7, 200],
    ['one cycle each: the denominator is 0', ['1/1', '0/1', '1/1', '0/1'], 0.5, 200],
    ['nobody failed', ['3/3', '20/20'], 1, 200],
    ['nobody succeeded', ['0/3', '0/20'], 0, 200],
    ['worlds apart: not below the least', ['100/100', '0/100'], 0.5, 5],
    ['three cycles tell two bodies apart: the denominator is ⅓', ['2/2', '0/1'], 2 / 3, 5],
  ])('%s', (_, shown, mean, strength) => {
    expect(leaguePrior(sharesOf(...shown), clamp)).toMatchObject({ mean, strength });
  });

  it.each([
    // By hand: μ is ½, N − Σn²/N − (K−1) is 99.
    [['60/100', '40/100'], (2 * 100 * 0.1 ** 2 - 0.25) / 99],
    [['64/100', '36/100'], (2 * 100 * 0.14 ** 2 - 0.25) / 99],
  ])('of %j is μ(1−μ)/τ² − 1', (shown, variance) => {
    const prior = leaguePrior(sharesOf(...shown), clamp);
    expect(prior?.variance).toBeCloseTo(variance, 12);
    expect(prior?.strength).toBeCloseTo(0.25 / variance - 1, 9);
  });

  it('is clamped to what the method says', () => {
    expect(leaguePrior(sharesOf('100/100', '0/100'), { min: 7, max: 9 })?.strength).toBe(7);
    expect(leaguePrior(sharesOf('55/100', '43/100'), { min: 7, max: 9 })?.strength).toBe(9);
  });

  it('does not exist where nobody has a cycle', () => {
    expect([leaguePrior([], clamp), leaguePrior(sharesOf('0/0'), clamp)]).toEqual([undefined, undefined]);
  });
});

const share = fc.nat(300).chain((n) => fc.nat(n).map((s) => ({ n, s })));
const anyPrior: fc.Arbitrary<Prior> = fc.record({
  mean: fc.double({ min: 0, max: 1, noNaN: true }),
  variance: fc.constant(0.01),
  strength: fc.double({ min: 5, max: 200, noNaN: true }),
});

describe('a prior of any league', () => {
  it('lies in its bounds, whatever the order of the bodies', () => {
    const league = fc.array(share, { minLength: 1, maxLength: 30 });
    forAll(
      league.chain((shares) =>
        fc.shuffledSubarray(shares, { minLength: shares.length }).map((other) => [shares, other]),
      ),
      ([shares = [], shuffled = []]) => {
        const prior = leaguePrior(shares, clamp);
        const other = leaguePrior(shuffled, clamp);
        expect(prior === undefined).toBe(shares.every(({ n }) => n === 0));
        if (!prior || !other) return;
        expect([prior.mean >= 0, prior.mean <= 1, prior.variance >= 0]).toEqual([true, true, true]);
        expect([prior.strength >= 5, prior.strength <= 200]).toEqual([true, true]);
        expect(other.mean).toBe(prior.mean);
        expect(other.strength / prior.strength).toBeCloseTo(1, 9);
      },
    );
  });
});

describe('a shrunk share', () => {
  it('lies between the league’s mean and the raw share', () => {
    forAll(fc.tuple(share, anyPrior), ([counted, prior]) => {
      const raw = counted.n === 0 ? prior.mean : counted.s / counted.n;
      const shrunk = shrink(counted, prior);
      expect(shrunk).toBeGreaterThanOrEqual(Math.min(raw, prior.mean) - 1e-12);
      expect(shrunk).toBeLessThanOrEqual(Math.max(raw, prior.mean) + 1e-12);
    });
  });

  it('never moves away from the raw share when there are more cycles with the same share', () => {
    forAll(fc.tuple(share, anyPrior, fc.integer({ min: 1, max: 20 })), ([{ n, s }, prior, times]) => {
      fc.pre(n > 0);
      const few = Math.abs(shrink({ n, s }, prior) - s / n);
      const many = Math.abs(shrink({ n: n * times, s: s * times }, prior) - s / n);
      expect(many).toBeLessThanOrEqual(few + 1e-12);
    });
  });

  it('never falls with a success more and never rises with a failure more', () => {
    forAll(fc.tuple(share, anyPrior), ([{ n, s }, prior]) => {
      const before = shrink({ n, s }, prior);
      expect(shrink({ n: n + 1, s: s + 1 }, prior)).toBeGreaterThanOrEqual(before - 1e-12);
      expect(shrink({ n: n + 1, s }, prior)).toBeLessThanOrEqual(before + 1e-12);
    });
  });
});
