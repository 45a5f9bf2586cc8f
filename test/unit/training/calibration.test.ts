import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { headProbabilities, labelShares, signsOf } from '#shared/domain/classification/head-probabilities.ts';
import type { ModelHead } from '#shared/domain/classification/text-model.ts';
import { wilson } from '#shared/domain/ratings/wilson.ts';
import { calibrateHeads, shiftsOf, type Trial } from '#shared/training/calibrate.ts';
import { logisticRegression } from '#shared/training/logistic-regression.ts';
import { thresholdFor } from '#shared/training/threshold.ts';

/** Answers that are ever less likely, in runs of so many right and so many wrong ones. */
function answers(...runs: readonly (readonly [right: number, wrong: number])[]) {
  const isRight = runs.flatMap(([right, wrong]) => [...Array(right).fill(true), ...Array(wrong).fill(false)]);
  return isRight.map((one: boolean, at) => ({ label: 0, probability: 0.97 - (at + 1) / 10_000, isRight: one }));
}

describe('the threshold of a head', () => {
  it.each([
    ['enough right ones: all of them', answers([40, 0]), 0.966],
    ['too few for to be sure', answers([30, 0]), 1],
    ['a wrong one too many at the end', answers([200, 60]), 0.9512],
    ['right as often as wanted, which may be luck', answers(...Array(5).fill([19, 1])), 1],
    ['many right ones behind wrong ones', answers([40, 10], [2000, 0]), 0.8822],
    ['nothing right', answers([0, 40]), 1],
    ['nothing tried', [], 1],
  ])('%s', (_, given, threshold) => {
    expect(thresholdFor(given, 0.95)).toBeCloseTo(threshold, 12);
  });

  it('takes answers that are equally likely together', () => {
    const given = answers([40, 0], [20, 20]).map((one, at) => (at < 40 ? one : { ...one, probability: 0.7 }));
    expect(thresholdFor(given, 0.95)).toBeCloseTo(0.9663, 12);
  });

  it('is such that it is sure that the wanted share above it is right', () => {
    const many = fc.array(fc.tuple(fc.integer({ min: 0, max: 9999 }), fc.boolean()), { minLength: 1 });
    fc.assert(
      fc.property(many, fc.constantFrom(0.5, 0.7, 0.9), (given, wanted) => {
        const tried = given.map(([of, isRight]) => ({ label: 0, probability: of / 10_000, isRight }));
        const threshold = thresholdFor(tried, wanted);
        const above = tried.filter(({ probability }) => probability >= threshold);
        const right = above.filter(({ isRight }) => isRight).length;
        const expected = above.reduce((sum, { probability }) => sum + probability, 0);
        expect(threshold < 1).toBe(above.length > 0);
        if (above.length === 0) return;
        expect(wilson({ n: 2 * above.length, s: right + expected }, 1.2815)?.[0]).toBeGreaterThanOrEqual(wanted);
        expect(right / above.length).toBeGreaterThanOrEqual(wanted);
      }),
    );
  });

  it('is moved as much by what is likely as by what was right', () => {
    const tried = (probability: number, right: number) =>
      Array.from({ length: 200 }, (_, at) => ({ label: 0, probability, isRight: at < right }));
    const isKnown = (given: Parameters<typeof thresholdFor>[0]) => thresholdFor(given, 0.9) < 1;
    expect([tried(0.85, 200), tried(0.75, 200)].map(isKnown)).toEqual([true, false]);
    expect([tried(0.99, 181), tried(0.9, 181)].map(isKnown)).toEqual([true, false]);
  });

  it('is none where fewer are right than wanted, whatever the probabilities say', () => {
    const given = Array.from({ length: 200 }, (_, at) => ({ label: 0, probability: 0.99, isRight: at < 179 }));
    expect(thresholdFor(given, 0.9)).toBe(1);
  });

  it('holds on other answers of the same kind nine times of ten at the least', () => {
    let state = 1;
    const random = () => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      return state / 2 ** 32;
    };
    const kept = Array.from({ length: 300 }, () => {
      const tried = Array.from({ length: 600 }, () => {
        const probability = 0.6 + 0.4 * random();
        return { label: 0, probability, isRight: random() < probability };
      });
      const threshold = thresholdFor(tried, 0.95);
      // Right above a threshold t: the mean of the probabilities over t..1.
      return threshold === 1 || (1 + threshold) / 2 >= 0.95;
    });
    expect(kept.filter((one) => one).length / kept.length).toBeGreaterThan(0.9);
  });
});

describe('a logistic regression', () => {
  const observed = (surplusOf: (group: number) => number) =>
    Array.from({ length: 20_000 }, (_, at) => {
      const signs = [((at * 7919) % 2000) / 500 - 2, ((at * 104_729) % 1000) / 500 - 1];
      const group = at % 4;
      const likely = 1 / (1 + Math.exp(-(0.5 + 1.5 * (signs[0] ?? 0) - 0.7 * (signs[1] ?? 0) + surplusOf(group))));
      return { signs, group, isTrue: ((at * 15_485_863) % 10_007) / 10_007 < likely };
    });

  it('finds the odds that made the observations', () => {
    const { constant, slopes, surpluses } = logisticRegression(
      observed((group) => [-1, 1, 0, 0][group] ?? 0),
      5,
    );
    expect(slopes).toEqual([expect.closeTo(1.5, 1), expect.closeTo(-0.7, 1)]);
    // The groups may be off together, and the constant with them.
    for (const [group, surplus] of [-1, 1, 0, 0].entries())
      expect(constant + (surpluses[group] ?? 0)).toBeCloseTo(0.5 + surplus, 0.7);
    // Never seen: nothing of its own.
    expect(surpluses[4]).toBe(0);
  });

  it('gives a group the less of its own the fewer have been seen of it', () => {
    const one = { signs: [0, 0], group: 4, isTrue: false };
    const surplusAfter = (times: number) => {
      const given = [...observed(() => 0), ...Array.from({ length: times }, () => one)];
      return logisticRegression(given, 5).surpluses[4] ?? 0;
    };
    expect(surplusAfter(1)).toBeGreaterThan(-0.3);
    expect(surplusAfter(50)).toBeLessThan(-1.5);
  });

  it.each([true, false])('stays finite where all are %s', (isTrue) => {
    const same = Array.from({ length: 50 }, (_, at) => ({ signs: [at / 10], group: at % 2, isTrue }));
    const { constant, slopes, surpluses } = logisticRegression(same, 2);
    for (const coefficient of [constant, ...slopes, ...surpluses]) expect(Number.isFinite(coefficient)).toBe(true);
    expect(logisticRegression([], 1)).toEqual({ constant: 0, slopes: [], surpluses: [0] });
  });
});

describe('shifts of labels', () => {
  it('favour rare ones, by a part of how much rarer they are, and never without end', () => {
    const [common = 0, rare = 0, none = 0] = shiftsOf([9000, 1000, 0], {});
    expect(rare - common).toBeCloseTo(0.2 * Math.log(9), 3);
    expect(none - rare).toBeCloseTo(0.2 * Math.log(1000), 3);
    expect(shiftsOf([7, 7], {})).toEqual(shiftsOf([70, 70], {}));
  });

  it('are greater where the parts of labels are asked too', () => {
    const parts = { head: 'fine', of: [0, 0, 1], weights: [0.5, 0.5] as const };
    const [common = 0, rare = 0] = shiftsOf([900, 100], { parts });
    expect(rare - common).toBeCloseTo(0.8 * Math.log(9), 3);
  });
});

describe('how sure the likeliest label is', () => {
  const labels = ['a', 'b', 'c', 'd', 'e'];
  const calibration = {
    slope: 1,
    shifts: [],
    sureness: { constant: -0.5, ofLead: 0.8, ofShare: 0, surpluses: [0, 0, 0.3, 0, 0] },
  };
  const head: ModelHead = { id: 'one', labels, calibration, threshold: 1 };
  const said = (...shares: number[]) => [...headProbabilities(head, new Map([['one', Float64Array.from(shares)]]))];

  it('depends on how far it is ahead of the next, not on what the others have together', () => {
    const [alone = 0] = said(0.6, 0.1, 0.1, 0.1, 0.1);
    expect(alone).toBeCloseTo(1 / (1 + Math.exp(0.5 - 0.8 * Math.log(6))), 9);
    expect(said(0.36, 0.06, 0.06, 0.06)[0]).toBeCloseTo(alone, 9);
    expect(said(0.6, 0.4, 0, 0, 0)[0]).toBeLessThan(alone);
  });

  it('is told by what the label has of its own', () => {
    expect(said(0.1, 0.1, 0.6, 0.1, 0.1)[2]).toBeCloseTo(1 / (1 + Math.exp(0.2 - 0.8 * Math.log(6))), 9);
  });

  it('leaves it the likeliest however unsure it is, and the others in proportion', () => {
    const unsure = { ...calibration, sureness: { ...calibration.sureness, constant: -5 } };
    for (const [first, second] of [
      [0, 1],
      [1, 0],
    ] as const) {
      const given = [0.3, 0.3, 0.2, 0.1, 0.1];
      given[first] = 0.31;
      const own = new Map([['one', Float64Array.from(given)]]);
      const shares = [...headProbabilities({ ...head, calibration: unsure }, own)];
      expect(shares[first]).toBeGreaterThan(shares[second] ?? 0);
      expect((shares[second] ?? 0) / (shares[2] ?? 0)).toBeCloseTo(1.5, 9);
      expect(shares.reduce((sum, one) => sum + one)).toBeCloseTo(1, 9);
    }
  });

  it('has an end where no other is likely', () => {
    expect(signsOf(1, 0)[0]).toBeCloseTo(Math.log(1e4), 9);
    expect(said(1, 0, 0, 0, 0)).toEqual([1, 0, 0, 0, 0]);
  });

  it('is told by its share as well', () => {
    const both = { ...calibration, sureness: { ...calibration.sureness, ofShare: 1 } };
    const [first] = headProbabilities(
      { ...head, calibration: both },
      new Map([['one', Float64Array.of(0.6, 0.1, 0.1, 0.1, 0.1)]]),
    );
    expect(first).toBeCloseTo(1 / (1 + Math.exp(0.5 - 0.8 * Math.log(6) - Math.log(0.6))), 9);
  });

  it('is as its share while it has not been tried', () => {
    const [untried = head] = calibrateHeads([{ ...head, calibration: { slope: 1, shifts: [] } }], new Map(), 0.95);
    const shares = [0.4, 0.3, 0.1, 0.1, 0.1];
    expect([...headProbabilities(untried, new Map([['one', Float64Array.from(shares)]]))]).toEqual(shares);
  });
});

describe('what the parts of labels say', () => {
  const calibration = { slope: 1, shifts: [] };
  const heads: ModelHead[] = [
    { id: 'fine', labels: ['a', 'b', 'c'], calibration, threshold: 1 },
    {
      id: 'whole',
      labels: ['ab', 'c'],
      calibration,
      threshold: 1,
      parts: { head: 'fine', of: [0, 0, 1], weights: [0.5, 0.5] as const },
    },
  ];
  const fineTrials = [0, 1, 2].flatMap((label) => {
    const scores = new Map([['fine', Float64Array.from([0, 1, 2], (own) => (own === label ? 3 : 0))]]);
    return Array.from({ length: 20 }, (_, at) => ({ row: 20 * label + at, scores, label }));
  });
  /** Trials whose parts are right as often as said, and whose own scores are right in so many of ten. */
  const trialsOf = (right: number, fineRight: number): Trial[] =>
    Array.from({ length: 100 }, (_, at) => {
      const label = at % 2;
      const own = at % 10 < right ? label : 1 - label;
      const fine = (at * 7) % 10 < fineRight ? 2 * label : 2 - 2 * label;
      return {
        ...{ row: at, label },
        scores: new Map([
          ['whole', Float64Array.from([0, 1], (one) => (one === own ? 1 : 0))],
          ['fine', Float64Array.from([0, 1, 2], (one) => (one === fine ? 3 : 0))],
        ]),
      };
    });
  const weightsOf = (trials: readonly Trial[]) =>
    calibrateHeads(
      heads,
      new Map([
        ['fine', fineTrials],
        ['whole', trials],
      ]),
      0.95,
    ).find(({ id }) => id === 'whole')?.parts?.weights ?? [];

  it('counts as much as it makes answers likely', () => {
    const [own = 0, ofBetter = 0] = weightsOf(trialsOf(6, 10));
    expect(ofBetter).toBeGreaterThan(own);
    const [better = 0, ofParts = 0] = weightsOf(trialsOf(10, 6));
    expect(better).toBeGreaterThan(ofParts);
    expect(Math.min(...weightsOf(trialsOf(9, 9)))).toBeGreaterThan(0);
  });

  it('is multiplied with what the whole says itself, each to the power of its weight', () => {
    const parts = { head: 'fine', of: [0, 0, 1], weights: [0.7, 0.5] as const };
    const pooled = labelShares(
      { id: 'whole', labels: ['ab', 'c'], calibration, threshold: 1, parts },
      new Map([
        ['whole', Float64Array.of(0.9, 0.1)],
        ['fine', Float64Array.of(0.2, 0.1, 0.7)],
      ]),
    );
    const [ab, c] = [0.901 ** 0.7 * 0.301 ** 0.5, 0.101 ** 0.7 * 0.701 ** 0.5];
    expect([...pooled]).toEqual([expect.closeTo(ab / (ab + c), 6), expect.closeTo(c / (ab + c), 6)]);
  });

  it('counts half before anything is tried', () => {
    expect(calibrateHeads(heads, new Map(), 0.95).find(({ id }) => id === 'whole')?.parts?.weights).toEqual([0.5, 0.5]);
  });
});
