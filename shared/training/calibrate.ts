import {
  greatestAt,
  headProbabilities,
  labelShares,
  logOdds,
  type ModelHead,
} from '#shared/domain/classification/text-model.ts';
import { logisticRegression } from './logistic-regression.ts';

/** A text that a head did not learn from: what every head's scores are, and the label that is right. */
export interface Trial {
  readonly scores: ReadonlyMap<string, Float32Array>;
  readonly label: number;
}

/**
 * Heads whose probabilities say on the trials how often they are right. First the slope of each, with the least logarithmic
 * loss; then, by logistic regression, how sure the likeliest label is; then the threshold above which the wanted share of
 * answers is right.
 */
export function calibrateHeads(
  heads: readonly ModelHead[],
  trialsOf: ReadonlyMap<string, readonly Trial[]>,
  wanted: number,
): ModelHead[] {
  const sloped = heads.map((head) => withSlope(head, trialsOf.get(head.id) ?? []));
  return sloped.map((head) => {
    const trials = trialsOf.get(head.id) ?? [];
    const sure = { ...head, calibration: { ...head.calibration, ...surenessOf(head, sloped, trials) } };
    const known = sloped.map((one) => (one.id === head.id ? sure : one));
    return { ...sure, threshold: thresholdFor(answersTo(known, head.id, trials), wanted) };
  });
}

/** What is known of a head before it is tried. */
export const uncalibrated: Pick<ModelHead, 'calibration' | 'threshold'> = {
  calibration: { slope: 1, sureness: [0, 1, 0], precisions: [] },
  threshold: 1,
};

/** The slope by the head's own scores, without its parts. */
function withSlope(head: ModelHead, trials: readonly Trial[]): ModelHead {
  const at = (slope: number): ModelHead => ({
    ...head,
    calibration: { ...uncalibrated.calibration, slope },
  });
  const loss = (slope: number) => {
    const { parts: _parts, ...own } = at(slope);
    let sum = 0;
    for (const { scores, label } of trials) {
      const shares = labelShares(own, [own], () => scores.get(head.id) ?? new Float32Array());
      sum -= Math.log(Math.max(shares[label] ?? 0, 1e-9));
    }
    return sum;
  };
  return at(least(loss, 0.5, 32));
}

/** Labels that answer seldom are held to be as right as the head is: as if it had been so on this many trials more. */
const doubt = 10;

function surenessOf(head: ModelHead, heads: readonly ModelHead[], trials: readonly Trial[]) {
  const tried = trials.map(({ scores, label }) => {
    const shares = labelShares(head, heads, (one) => scores.get(one.id) ?? new Float32Array());
    const best = greatestAt(shares);
    return { best, share: shares[best] ?? 0, isRight: best === label };
  });
  const right = head.labels.map(() => 0);
  const answered = head.labels.map(() => 0);
  for (const { best, isRight } of tried) {
    answered[best] = (answered[best] ?? 0) + 1;
    right[best] = (right[best] ?? 0) + Number(isRight);
  }
  const overall = right.reduce((sum, count) => sum + count, 0) / Math.max(tried.length, 1);
  const precision = (best: number, isRight: number, own: number) =>
    ((right[best] ?? 0) - isRight + doubt * overall) / ((answered[best] ?? 0) - own + doubt);
  const rows = tried.map(({ best, share, isRight }) => ({
    // Its own trial does not speak for a label: else seldom ones would look the surest.
    signs: [1, logOdds(share), logOdds(precision(best, Number(isRight), 1))] as const,
    isTrue: isRight,
  }));
  const precisions = head.labels.map((_, label) => Math.round(1000 * precision(label, 0, 0)) / 1000);
  return { sureness: logisticRegression(rows), precisions };
}

export interface TrialAnswer {
  readonly label: number;
  readonly probability: number;
  readonly isRight: boolean;
}

/** What a head answers to its trials. */
export function answersTo(heads: readonly ModelHead[], id: string, trials: readonly Trial[]): TrialAnswer[] {
  return trials.map(({ scores, label: right }) => {
    const probabilities = probabilitiesOf(heads, id, scores);
    const probability = Math.max(...probabilities);
    const label = probabilities.indexOf(probability);
    return { label, probability, isRight: label === right };
  });
}

/** The least probability such that, of the answers at least so likely, the wanted share is right; 1 when there is none. */
export function thresholdFor(answers: readonly TrialAnswer[], wanted: number): number {
  const falling = [...answers].sort((a, b) => b.probability - a.probability);
  let right = 0;
  let threshold = 1;
  falling.forEach(({ probability, isRight }, index) => {
    right += Number(isRight);
    const isLastOfEqual = falling[index + 1]?.probability !== probability;
    if (isLastOfEqual && right >= wanted * (index + 1)) threshold = probability;
  });
  // Rounded up, but for what no sum of fractions can say exactly: never below what was measured.
  return Math.ceil(threshold * 10_000 - 1e-9) / 10_000;
}

function probabilitiesOf(heads: readonly ModelHead[], id: string, scores: Trial['scores']): Float64Array {
  const head = heads.find((one) => one.id === id);
  return head ? headProbabilities(head, heads, (one) => scores.get(one.id) ?? new Float32Array()) : new Float64Array();
}

/** Where a function with one valley is least, by golden section on a logarithmic scale, to a thousandth. */
function least(of: (at: number) => number, from: number, to: number): number {
  const golden = (Math.sqrt(5) - 1) / 2;
  let [low, high] = [Math.log(from), Math.log(to)];
  let [a, b] = [high - golden * (high - low), low + golden * (high - low)];
  let [ofA, ofB] = [of(Math.exp(a)), of(Math.exp(b))];
  while (high - low > 0.01) {
    if (ofA < ofB) {
      [high, b, ofB] = [b, a, ofA];
      a = high - golden * (high - low);
      ofA = of(Math.exp(a));
    } else {
      [low, a, ofA] = [a, b, ofB];
      b = low + golden * (high - low);
      ofB = of(Math.exp(b));
    }
  }
  return Math.round(1000 * Math.exp((low + high) / 2)) / 1000;
}
