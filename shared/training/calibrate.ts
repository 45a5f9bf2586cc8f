import { greatestAt, greatestBut } from '#shared/domain/classification/greatest.ts';
import {
  headProbabilities,
  labelShares,
  ownShares,
  signsOf,
} from '#shared/domain/classification/head-probabilities.ts';
import type { ModelHead } from '#shared/domain/classification/text-model.ts';
import { logisticRegression } from './logistic-regression.ts';
import { type TrialAnswer, thresholdFor } from './threshold.ts';

/** A text that a head did not learn from: what every head's scores are, and the label that is right. */
export interface Trial {
  readonly scores: ReadonlyMap<string, Float64Array>;
  readonly label: number;
}

/**
 * Heads whose probabilities say on the trials how often they are right. First the slope of each, with the least logarithmic
 * loss; so also how much a head's parts count; then, by logistic regression, how sure the likeliest label is by its lead and
 * share; then the threshold from which on the wanted share of answers is right.
 */
export function calibrateHeads(
  heads: readonly ModelHead[],
  trialsOf: ReadonlyMap<string, readonly Trial[]>,
  wanted: number,
): ModelHead[] {
  const alone = heads.map((head) => withSlope(head, trialsOf.get(head.id) ?? []));
  const sloped = alone.map((head) => withWeightsOfParts(head, alone, trialsOf.get(head.id) ?? []));
  return sloped.map((head) => {
    const trials = trialsOf.get(head.id) ?? [];
    const sure = { ...head, calibration: { ...head.calibration, sureness: surenessOf(head, sloped, trials) } };
    const known = sloped.map((one) => (one.id === head.id ? sure : one));
    return { ...sure, threshold: thresholdFor(answersTo(known, head.id, trials), wanted) };
  });
}

/** What is known of a head before it is tried. */
export const uncalibrated: Pick<ModelHead, 'calibration' | 'threshold'> = {
  calibration: { slope: 1, shifts: [] },
  threshold: 1,
};

/** How much of the log odds that a label has from being frequent is taken from it. */
const takenBack = 0.2;

/**
 * What is added to the scores of labels by how many texts each was learnt from: learners that tell one class from all others
 * see rare ones too seldom (logit adjustment: Menon et al., ICLR 2021). A part of it: whoever takes all back guesses rare ones.
 */
export function shiftsOf(counts: readonly number[]): number[] {
  const all = counts.reduce((sum, count) => sum + count, 0);
  return counts.map((count) => Math.round(-10_000 * takenBack * Math.log(Math.max(count, 1) / all)) / 10_000);
}

/** The slope by the head's own scores, without its parts and shifts. */
function withSlope(head: ModelHead, trials: readonly Trial[]): ModelHead {
  const { shifts } = head.calibration;
  const at = (slope: number): ModelHead => ({ ...head, calibration: { ...uncalibrated.calibration, slope } });
  const loss = (slope: number) => {
    const sloped = at(slope);
    let sum = 0;
    for (const { scores, label } of trials) {
      const shares = ownShares(sloped, scores.get(head.id) ?? new Float64Array());
      sum += lossOf(shares[label] ?? 0);
    }
    return sum;
  };
  const best = at(least(loss, 0.05, 32));
  return { ...best, calibration: { ...best.calibration, shifts } };
}

type Weights = NonNullable<ModelHead['parts']>['weights'];

/** Before a head is tried, its parts count as much as its own scores. */
export const evenWeights: Weights = [0.5, 0.5];
const sharesTried = Array.from({ length: 11 }, (_, tenths) => tenths / 10);
const sumsTried = Array.from({ length: 11 }, (_, tenths) => 0.5 + tenths / 10);

/**
 * How much a head's own scores and its parts count: in turns the best share of the parts and the best sum of both weights, in
 * tenths, until neither moves. Fine labels that have been told well say more of the coarse ones than these themselves.
 */
function withWeightsOfParts(head: ModelHead, heads: readonly ModelHead[], trials: readonly Trial[]): ModelHead {
  const { parts } = head;
  if (!parts || trials.length === 0) return head;
  const at = (weights: Weights): ModelHead => ({ ...head, parts: { ...parts, weights } });
  const shares = trials.map(({ scores }) => sharesOf(heads, scores));
  if (!shares.some((one) => one.has(parts.head))) return head;
  const lossAt = (weights: Weights) => {
    const pooled = at(weights);
    return trials.reduce((sum, { label }, index) => {
      return sum + lossOf(labelShares(pooled, shares[index] ?? new Map())[label] ?? 0);
    }, 0);
  };
  const weightsOf = (share: number, sum: number): Weights => [sum * (1 - share), sum * share];
  const bestOf = (tried: readonly number[], weights: (one: number) => Weights) => {
    const losses = tried.map((one) => lossAt(weights(one)));
    return tried[losses.indexOf(Math.min(...losses))] ?? 1;
  };
  let [share, sum] = [0.5, 1];
  for (let hasMoved = true; hasMoved; ) {
    const before = [share, sum];
    share = bestOf(sharesTried, (one) => weightsOf(one, sum));
    sum = bestOf(sumsTried, (one) => weightsOf(share, one));
    hasMoved = share !== before[0] || sum !== before[1];
  }
  const [own, ofParts] = weightsOf(share, sum).map((weight) => Math.round(100 * weight) / 100);
  return at([own ?? 0, ofParts ?? 0]);
}

/** The logarithmic loss of a share that the right label was given; one impossible label is no endless loss. */
function lossOf(share: number): number {
  return -Math.log(Math.max(share, 1e-9));
}

function surenessOf(head: ModelHead, heads: readonly ModelHead[], trials: readonly Trial[]) {
  if (trials.length === 0) return undefined;
  const observed = trials.map(({ scores, label }) => {
    const shares = labelShares(head, sharesOf(heads, scores));
    const best = greatestAt(shares);
    return { signs: signsOf(shares[best] ?? 0, greatestBut(shares, best)), group: best, isTrue: best === label };
  });
  const { constant, slopes, surpluses } = logisticRegression(observed, head.labels.length);
  const [ofLead = 0, ofShare = 0] = slopes;
  return { constant, ofLead, ofShare, surpluses };
}

function sharesOf(heads: readonly ModelHead[], scores: Trial['scores']): Map<string, Float64Array> {
  const shares = new Map<string, Float64Array>();
  for (const head of heads) {
    const own = scores.get(head.id);
    if (own) shares.set(head.id, ownShares(head, own));
  }
  return shares;
}

/** What a head answers to its trials. */
export function answersTo(heads: readonly ModelHead[], id: string, trials: readonly Trial[]): TrialAnswer[] {
  const head = heads.find((one) => one.id === id);
  if (!head) return [];
  return trials.map(({ scores, label: right }) => {
    const probabilities = headProbabilities(head, sharesOf(heads, scores));
    const label = greatestAt(probabilities);
    return { label, probability: probabilities[label] ?? 0, isRight: label === right };
  });
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
