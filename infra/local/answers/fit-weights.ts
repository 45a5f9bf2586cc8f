import { answerSigns } from '#shared/domain/remarks/answer-signs.ts';
import type { JudgedAnswer } from './judged-answers.ts';

export interface Fitted {
  readonly intercept: number;
  readonly weights: Readonly<Record<string, number>>;
}

/** Where there is little to learn from, a sign weighs about as much as people would have it. */
const expected = 0.5;
/** How sure that is: one over the variance. */
const precision = 4;
const rounds = 3000;

/**
 * Fits the weights of the signs: a logistic regression of «came back», both outcomes of the same weight, no weight below
 * zero, for no one is praised for an empty answer. Projected gradient with Nesterov's momentum; the same answers give the
 * same weights, rounded to hundredths.
 */
export function fitWeights(answers: readonly JudgedAnswer[]): Fitted {
  const rows = answers.map(({ strengths }) => Float64Array.from([1, ...strengths]));
  const returned = answers.map(({ outcome }) => Number(outcome === 'returned'));
  const positives = returned.reduce((sum, one) => sum + one, 0);
  const weightOfOther = positives / (answers.length - positives);
  const size = answerSigns.length + 1;
  // The logistic loss curves by a quarter of the squared length of a row at most.
  const step = 1 / ((2 * positives * size) / 4 + precision);

  let weights = new Float64Array(size).fill(expected);
  let ahead = weights;
  for (let round = 1; round <= rounds; round += 1) {
    const slope = ahead.map((weight, at) => (at === 0 ? 0 : precision * (weight - expected)));
    rows.forEach((row, index) => {
      const isReturned = returned[index] ?? 0;
      let logOdds = 0;
      for (let at = 0; at < size; at += 1) logOdds += (row[at] ?? 0) * (ahead[at] ?? 0);
      const error = (1 / (1 + Math.exp(-logOdds)) - isReturned) * (isReturned === 1 ? 1 : weightOfOther);
      for (let at = 0; at < size; at += 1) slope[at] = (slope[at] ?? 0) + error * (row[at] ?? 0);
    });
    const next = ahead.map((weight, at) => {
      const moved = weight - step * (slope[at] ?? 0);
      return at === 0 ? moved : Math.max(0, moved);
    });
    const momentum = round / (round + 3);
    const before = weights;
    ahead = next.map((weight, at) => weight + momentum * (weight - (before[at] ?? 0)));
    weights = next;
  }
  const [intercept = 0, ...rounded] = Array.from(weights, (weight) => Math.round(100 * weight) / 100);
  return { intercept, weights: Object.fromEntries(answerSigns.map((sign, index) => [sign, rounded[index] ?? 0])) };
}
