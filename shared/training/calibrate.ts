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

/** A text that a head did not learn from: its row, what every head's scores are, and the label that is right. */
export interface Trial {
  readonly row: number;
  readonly scores: ReadonlyMap<string, Float64Array>;
  readonly label: number;
}

/** A trial by what the scores of every head say of its labels. */
interface SharedTrial {
  readonly shares: ReadonlyMap<string, Float64Array>;
  readonly label: number;
}

/**
 * Heads whose probabilities say on the trials how often they are right. First the slope of each, with the least logarithmic
 * loss; so also how much a head's parts count; then, by logistic regression, how sure the likeliest label is by its lead and
 * share; then the threshold from which on the wanted share of answers is right. A head without trials
 * decides nothing.
 */
export function calibrateHeads(
  heads: readonly ModelHead[],
  trialsOf: ReadonlyMap<string, readonly Trial[]>,
  wanted: number,
): ModelHead[] {
  const sloped = heads.map((head) => withSlope(head, trialsOf.get(head.id) ?? []));
  return sloped.map((head) => {
    const trials = asItAnswers(head, trialsOf.get(head.id) ?? []).map((trial) => withShares(sloped, trial));
    if (trials.length === 0) return { ...head, threshold: uncalibrated.threshold };
    const pooled = withWeightsOfParts(head, trials);
    const sure = { ...pooled, calibration: { ...pooled.calibration, sureness: surenessOf(pooled, trials) } };
    return { ...sure, threshold: thresholdFor(answersOf(sure, trials), wanted) };
  });
}

/** The trials that tell what a head's parts say as well, as they do whenever it answers; all of them where none does. */
function asItAnswers({ parts }: ModelHead, trials: readonly Trial[]): readonly Trial[] {
  const whole = parts ? trials.filter(({ scores }) => scores.has(parts.head)) : trials;
  return whole.length > 0 ? whole : trials;
}

/** What is known of a head before it is tried. */
export const uncalibrated: Pick<ModelHead, 'calibration' | 'threshold'> = {
  calibration: { slope: 1, shifts: [] },
  threshold: 1,
};

/**
 * How much of the log odds that a label has from being frequent is taken from it: learners that tell one class from all others
 * see rare ones too seldom (logit adjustment: Menon et al., ICLR 2021). A part of it, for whoever takes all back guesses rare
 * ones; most of it where a head's parts are asked too, for they know how frequent labels are, and that counts once.
 */
const takenBack = { alone: 0.2, withParts: 0.8 };

/** What is added to the scores of a head's labels by how many texts each was learnt from. */
export function shiftsOf(counts: readonly number[], { parts }: Pick<ModelHead, 'parts'>): number[] {
  const all = counts.reduce((sum, count) => sum + count, 0);
  const share = parts ? takenBack.withParts : takenBack.alone;
  return counts.map((count) => Math.round(-10_000 * share * Math.log(Math.max(count, 1) / all)) / 10_000);
}

/** The slope by the head's own scores, without its parts and shifts. */
function withSlope(head: ModelHead, trials: readonly Trial[]): ModelHead {
  const { shifts } = head.calibration;
  const at = (slope: number): ModelHead => ({ ...head, calibration: { ...uncalibrated.calibration, slope } });
  const loss = (slope: number) => {
    const sloped = at(slope);
    return lossOf(trials, ({ scores }) => ownShares(sloped, scores.get(head.id) ?? new Float64Array()));
  };
  const best = at(trials.length === 0 ? uncalibrated.calibration.slope : least(loss, 0.05, 32));
  return { ...best, calibration: { ...best.calibration, shifts } };
}

type Weights = NonNullable<ModelHead['parts']>['weights'];

/** Before a head is tried, its parts count as much as its own scores. */
export const evenWeights: Weights = [0.5, 0.5];
const sharesTried = Array.from({ length: 11 }, (_, tenths) => tenths / 10);
const sumsTried = Array.from({ length: 11 }, (_, tenths) => 0.5 + tenths / 10);

/**
 * How much a head's own scores and its parts count: the share of the parts and the sum of both weights, in tenths, with which
 * the right labels are likeliest. Fine labels that have been told well say more of the coarse ones than these themselves; parts
 * that have not been tried say nothing.
 */
function withWeightsOfParts(head: ModelHead, trials: readonly SharedTrial[]): ModelHead {
  const { parts } = head;
  if (!parts) return head;
  const at = (weights: Weights): ModelHead => ({ ...head, parts: { ...parts, weights } });
  if (!trials.every(({ shares }) => shares.has(parts.head))) return at([1, 0]);
  let [best, lowest] = [head, Number.POSITIVE_INFINITY];
  for (const sum of sumsTried) {
    for (const share of sharesTried) {
      const tried = at([hundredths(sum * (1 - share)), hundredths(sum * share)]);
      const loss = lossOf(trials, ({ shares }) => labelShares(tried, shares));
      if (loss < lowest) [best, lowest] = [tried, loss];
    }
  }
  return best;
}

function hundredths(value: number): number {
  return Math.round(100 * value) / 100;
}

/** The logarithmic loss over trials of what their right labels are said to be; one impossible label is no endless loss. */
function lossOf<T extends { readonly label: number }>(
  trials: readonly T[],
  sharesOf: (trial: T) => Float64Array,
): number {
  return trials.reduce((sum, trial) => sum - Math.log(Math.max(sharesOf(trial)[trial.label] ?? 0, 1e-9)), 0);
}

function surenessOf(head: ModelHead, trials: readonly SharedTrial[]) {
  const observed = trials.map(({ shares: own, label }) => {
    const shares = labelShares(head, own);
    const best = greatestAt(shares);
    return { signs: signsOf(shares[best] ?? 0, greatestBut(shares, best)), group: best, isTrue: best === label };
  });
  const { constant, slopes, surpluses } = logisticRegression(observed, head.labels.length);
  const [ofLead = 0, ofShare = 0] = slopes;
  return { constant, ofLead, ofShare, surpluses };
}

function withShares(heads: readonly ModelHead[], { scores, label }: Trial): SharedTrial {
  const shares = new Map<string, Float64Array>();
  for (const head of heads) {
    const own = scores.get(head.id);
    if (own) shares.set(head.id, ownShares(head, own));
  }
  return { shares, label };
}

/** What one of the heads answers to its trials. */
export function answersTo(heads: readonly ModelHead[], head: ModelHead, trials: readonly Trial[]): TrialAnswer[] {
  return answersOf(
    head,
    trials.map((trial) => withShares(heads, trial)),
  );
}

function answersOf(head: ModelHead, trials: readonly SharedTrial[]): TrialAnswer[] {
  return trials.map(({ shares, label: right }) => {
    const probabilities = headProbabilities(head, shares);
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
