import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accuracy, calibrationError, figuresOf, type Judged, macroF1 } from '#shared/training/measures.ts';

/** `a/b 0.7`: the truth is a, the answer b with 0.7. */
function judged(...lines: string[]): Judged[] {
  return lines.map((line) => {
    const [, truth = '', answer = '', probability = '0.5'] = /^(\w)\/(\w)(?: (.+))?$/.exec(line) ?? [];
    return { truth, answer, probability: Number(probability) };
  });
}

const label = fc.constantFrom('a', 'b', 'c', 'd');
const anAnswer = fc.record({ truth: label, answer: label, probability: fc.double({ min: 0, max: 1, noNaN: true }) });
const someAnswers = fc.array(anAnswer, { minLength: 1, maxLength: 60 });

describe('accuracy and macro-F1', () => {
  it.each([
    ['all right', judged('a/a', 'b/b'), 1, 1],
    ['all wrong', judged('a/b', 'b/a'), 0, 0],
    // a: 2·2/(3+2), b: 2·1/(1+2).
    ['one wrong of four', judged('a/a', 'a/a', 'a/b', 'b/b'), 3 / 4, (4 / 5 + 2 / 3) / 2],
    // c occurs only in the answers: its F1 of 0 counts.
    ['a label that is nobody’s truth', judged('a/a', 'b/c'), 1 / 2, 1 / 3],
    ['a common and a rare label', judged(...Array(9).fill('a/a'), 'b/a'), 9 / 10, 18 / 19 / 2],
  ])('%s', (_, given, right, f1) => {
    expect(accuracy(given)).toBeCloseTo(right, 12);
    expect(macroF1(given)).toBeCloseTo(f1, 12);
  });
});

describe('calibration error', () => {
  it.each([
    ['sure and right', judged('a/a 1', 'b/b 1'), 0],
    ['sure and wrong', judged('a/b 1'), 1],
    ['right as often as it says', judged('a/a 0.75', 'a/a 0.75', 'a/a 0.75', 'a/b 0.75'), 0],
    ['too sure within one bin', judged('a/a 0.94', 'a/b 0.94'), 0.44],
    // Bins of 1/15: 0.3 and 0.6 are apart, so the gaps do not cancel out.
    ['unsure and sure in different bins', judged('a/a 0.3', 'a/b 0.6'), (0.7 + 0.6) / 2],
    // 0.46 is in [6/15, 7/15), 0.47 above it.
    ['at the edge of a bin', judged('a/a 0.46', 'a/b 0.47'), (0.54 + 0.47) / 2],
  ])('%s', (_, given, error) => {
    expect(calibrationError(given)).toBeCloseTo(error, 12);
  });
});

describe('figures', () => {
  it('counts what a head decides by itself from the threshold on', () => {
    const found = figuresOf(judged('a/a 0.9', 'a/b 0.8', 'b/b 0.79', 'b/a 0.2'), 0.8);
    expect(found).toMatchObject({ accuracy: 0.5, decidedShare: 0.5, decidedAccuracy: 0.5 });
  });

  it('has nothing to say of no answers', () => {
    expect(Object.values(figuresOf([], 0.5))).toEqual(Array(5).fill(undefined));
    expect(figuresOf(judged('a/a 0.3'), 0.5)).toMatchObject({ decidedShare: 0, decidedAccuracy: undefined });
  });

  it('lie within 0 and 1, whatever the order and the names of the labels', () => {
    fc.assert(
      fc.property(someAnswers, fc.double({ min: 0, max: 1, noNaN: true }), (given, threshold) => {
        const found = figuresOf(given, threshold);
        for (const value of Object.values(found)) {
          expect(value ?? 0).toBeGreaterThanOrEqual(0);
          expect(value ?? 0).toBeLessThanOrEqual(1 + 1e-12);
        }
        const renamed = given.map((one) => ({ ...one, truth: `${one.truth}!`, answer: `${one.answer}!` })).reverse();
        for (const [name, value] of Object.entries(figuresOf(renamed, threshold))) {
          expect([name, value?.toFixed(9)]).toEqual([
            name,
            Object.entries(found)
              .find(([n]) => n === name)?.[1]
              ?.toFixed(9),
          ]);
        }
      }),
    );
  });

  it('have no calibration error beyond the distance of the mean probability where all lie in one bin', () => {
    fc.assert(
      fc.property(someAnswers, fc.double({ min: 0.81, max: 0.86, noNaN: true }), (given, probability) => {
        const alike = given.map((one) => ({ ...one, probability }));
        expect(calibrationError(alike)).toBeCloseTo(Math.abs(probability - (accuracy(alike) ?? 0)), 9);
      }),
    );
  });

  it('are those of the decided texts alone where a threshold leaves all or none to a person', () => {
    fc.assert(
      fc.property(someAnswers, (given) => {
        expect(figuresOf(given, 0)).toMatchObject({ decidedShare: 1, decidedAccuracy: accuracy(given) });
        expect(figuresOf(given, 1.1)).toMatchObject({ decidedShare: 0, decidedAccuracy: undefined });
      }),
    );
  });
});
