import { classScorer, type ModelWeights } from './model-weights.ts';

/** What a head of a model says of a text. */
export interface HeadAnswer {
  readonly label: string;
  /** Calibrated: of the answers with 0.8, four of five are right on texts like those it was calibrated on. */
  readonly probability: number;
  /** The likeliest labels, the likeliest first. */
  readonly top: readonly { readonly label: string; readonly probability: number }[];
  /** Of every label, in the order of the head's labels. */
  readonly probabilities: Float64Array;
}

/** A trained classifier of texts: several questions («heads») answered from one reading. */
export interface TextModel {
  /** Names the model: equal versions give equal answers. */
  readonly version: string;
  readonly heads: readonly ModelHead[];
  /** Answers of every head by its id. Any string is a text; time grows with its length. */
  classify(text: string): Readonly<Record<string, HeadAnswer>>;
}

/** A question that a model answers with one of its labels. */
export interface ModelHead {
  readonly id: string;
  readonly labels: readonly string[];
  /** The head whose labels are parts of this one's: by its labels, the number of the label here. */
  readonly parts?: { readonly head: string; readonly of: readonly number[] } | undefined;
  readonly calibration: Calibration;
  /** An answer less likely than this is for a person to give. */
  readonly threshold: number;
}

/** How scores become probabilities that hold. */
interface Calibration {
  /** Scores are multiplied by it before the softmax. */
  readonly slope: number;
  /**
   * How sure the likeliest label is: its log odds are the sum of one, of its log odds by the softmax, and of the log odds of
   * `precisions`, times these.
   */
  readonly sureness: readonly [one: number, softmax: number, precision: number];
  /** Of each label, how often it was right where it was the answer, 0..1. */
  readonly precisions: readonly number[];
}

const shownLabels = 3;

/** The model of its parts. */
export function textModel(version: string, heads: readonly ModelHead[], weights: ModelWeights): TextModel {
  const scoresOf = classScorer(weights);
  const firsts = heads.map((_, index) => heads.slice(0, index).reduce((sum, { labels }) => sum + labels.length, 0));
  return {
    version,
    heads,
    classify(text) {
      const scores = scoresOf(text);
      const ofHead = (head: ModelHead) => {
        const first = firsts[heads.indexOf(head)] ?? 0;
        return scores.subarray(first, first + head.labels.length);
      };
      return Object.fromEntries(heads.map((head) => [head.id, answerOf(head, headProbabilities(head, heads, ofHead))]));
    },
  };
}

/** Probabilities of a head's labels from the scores of all heads. */
export function headProbabilities(
  head: ModelHead,
  heads: readonly ModelHead[],
  scoresOf: (head: ModelHead) => Float32Array,
): Float64Array {
  const shares = labelShares(head, heads, scoresOf);
  const best = greatestAt(shares);
  const share = shares[best] ?? 0;
  const [one, softmaxed, precise] = head.calibration.sureness;
  const sure = probabilityOf(
    one + softmaxed * logOdds(share) + precise * logOdds(head.calibration.precisions[best] ?? 0),
  );
  return withShare(shares, best, sure);
}

/** Shares of a head's labels before they are calibrated: its own, and in equal parts those that its parts say together. */
export function labelShares(
  head: ModelHead,
  heads: readonly ModelHead[],
  scoresOf: (head: ModelHead) => Float32Array,
): Float64Array {
  const own = softmax(scoresOf(head), head.calibration.slope);
  const parts = heads.find(({ id }) => id === head.parts?.head);
  if (!parts || !head.parts) return own;
  addParts(own, softmax(scoresOf(parts), parts.calibration.slope), head.parts.of);
  return inShares(own);
}

/** ln(p / (1 − p)), of what is at least a ten-thousandth away from 0 and 1. */
export function logOdds(probability: number): number {
  const within = Math.min(Math.max(probability, 1e-4), 1 - 1e-4);
  return Math.log(within / (1 - within));
}

function probabilityOf(odds: number): number {
  return 1 / (1 + Math.exp(-odds));
}

/** Where the greatest is, the first of equal ones. */
export function greatestAt(values: Float64Array): number {
  let best = 0;
  for (let at = 1; at < values.length; at += 1) if ((values[at] ?? 0) > (values[best] ?? 0)) best = at;
  return best;
}

/** The shares with another share of the greatest, the others in proportion; it stays the greatest. */
function withShare(shares: Float64Array, best: number, wanted: number): Float64Array {
  const others = 1 - (shares[best] ?? 0);
  if (others <= 0) return shares;
  let second = 0;
  for (let at = 0; at < shares.length; at += 1) if (at !== best) second = Math.max(second, shares[at] ?? 0);
  const share = Math.max(wanted, second / (others + second));
  for (let at = 0; at < shares.length; at += 1) shares[at] = ((shares[at] ?? 0) * (1 - share)) / others;
  shares[best] = share;
  return shares;
}

/** Of the same text, probabilities of the labels: e to the power of slope × score, in shares of their sum. */
function softmax(scores: Float32Array, slope: number): Float64Array {
  let greatest = Number.NEGATIVE_INFINITY;
  for (const score of scores) greatest = Math.max(greatest, score);
  const shares = new Float64Array(scores.length);
  for (let at = 0; at < shares.length; at += 1) shares[at] = Math.exp(slope * ((scores[at] ?? 0) - greatest));
  return inShares(shares);
}

function addParts(own: Float64Array, parts: Float64Array, of: readonly number[]): void {
  for (let part = 0; part < parts.length; part += 1) {
    const label = of[part] ?? 0;
    own[label] = (own[label] ?? 0) + (parts[part] ?? 0);
  }
}

function inShares(values: Float64Array): Float64Array {
  let sum = 0;
  for (const value of values) sum += value;
  for (let at = 0; at < values.length; at += 1) values[at] = (values[at] ?? 0) / sum;
  return values;
}

function answerOf({ labels }: ModelHead, probabilities: Float64Array): HeadAnswer {
  const top = greatestOf(probabilities, shownLabels).map((at) => {
    return { label: labels[at] ?? '', probability: probabilities[at] ?? 0 };
  });
  const { label = '', probability = 0 } = top[0] ?? {};
  return { label, probability, top, probabilities };
}

/** Where the greatest are, the greatest first, of equal ones the first. */
function greatestOf(values: Float64Array, count: number): number[] {
  const found: number[] = [];
  for (let at = 0; at < values.length; at += 1) {
    const value = values[at] ?? 0;
    if (found.length === count && value <= (values[found[count - 1] ?? 0] ?? 0)) continue;
    let place = found.length;
    while (place > 0 && value > (values[found[place - 1] ?? 0] ?? 0)) place -= 1;
    found.splice(place, 0, at);
    if (found.length > count) found.pop();
  }
  return found;
}
