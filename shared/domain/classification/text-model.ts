import { textScorer } from './class-scores.ts';
import { findGreatest, greatestAt } from './greatest.ts';
import type { ModelWeights } from './model-weights.ts';
import { softmax } from './softmax.ts';

/** What a head of a model says of a text. */
export interface HeadAnswer {
  readonly label: string;
  /** Calibrated: of the answers with 0.8, four of five are right on texts like those it was calibrated on. */
  readonly probability: number;
  /** The likeliest labels, the likeliest first. */
  readonly top: readonly LikelyLabel[];
  /** Of every label, in the order of the head's labels; valid until the next text. */
  readonly probabilities: Float64Array;
}

interface LikelyLabel {
  readonly label: string;
  readonly probability: number;
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
  readonly parts?: HeadParts | undefined;
  readonly calibration: Calibration;
  /** An answer less likely than this is for a person to give. */
  readonly threshold: number;
}

/** Another head, whose labels are parts of a head's own. */
interface HeadParts {
  readonly head: string;
  /** By the labels of the other head, the number of the label they are a part of. */
  readonly of: readonly number[];
  /** How much of what is said of a label its parts say together, 0 to 1; the rest is by the head's own scores. */
  readonly share: number;
}

/** How scores become probabilities that hold. */
interface Calibration {
  /** Scores are multiplied by it before the softmax. */
  readonly slope: number;
  /** Added to the scores of the labels after that: frequent ones are told less readily, rare ones more. */
  readonly shifts: readonly number[];
  /** How sure the likeliest label is: its log odds are the first, plus the second times its log odds by the softmax… */
  readonly sureness: readonly [constant: number, slope: number];
  /** …plus what the label has of its own: how much oftener it was right than others are, in log odds. */
  readonly surpluses: readonly number[];
}

/** The model of its parts. */
export function textModel(version: string, heads: readonly ModelHead[], weights: ModelWeights): TextModel {
  const scoresOf = textScorer(weights);
  const firsts = heads.map((_, index) => heads.slice(0, index).reduce((sum, { labels }) => sum + labels.length, 0));
  // Used for every text: to make room for numbers takes longer than to reckon them.
  const own = new Map(heads.map(({ id, labels }) => [id, new Float64Array(labels.length)]));
  const answered = heads.map(({ labels }) => new Float64Array(labels.length));
  return {
    version,
    heads,
    classify(text) {
      const scores = scoresOf(text);
      heads.forEach((head, index) => {
        ownShares(head, scores, firsts[index], own.get(head.id));
      });
      const answers: Record<string, HeadAnswer> = {};
      heads.forEach((head, index) => {
        answers[head.id] = answerOf(head, headProbabilities(head, own, answered[index]));
      });
      return answers;
    },
  };
}

/** By head, what its own scores say of its labels. */
type SharesOfHeads = ReadonlyMap<string, Float64Array>;

/** Probabilities of a head's labels, from what all heads say; they are written into the array given. */
export function headProbabilities(
  head: ModelHead,
  own: SharesOfHeads,
  into = new Float64Array(head.labels.length),
): Float64Array {
  const shares = labelShares(head, own, into);
  const best = greatestAt(shares);
  const [constant, slope] = head.calibration.sureness;
  const surplus = head.calibration.surpluses[best] ?? 0;
  return withShare(shares, best, probabilityOf(constant + slope * logOdds(shares[best] ?? 0) + surplus));
}

/** Shares of a head's labels before they are calibrated: its own, and those that its parts say together. */
export function labelShares(
  { id, labels, parts }: ModelHead,
  own: SharesOfHeads,
  shares = new Float64Array(labels.length),
): Float64Array {
  shares.set(own.get(id) ?? shares);
  const ofParts = parts && own.get(parts.head);
  if (!ofParts) return shares;
  for (let at = 0; at < shares.length; at += 1) shares[at] = (shares[at] ?? 0) * (1 - parts.share);
  addParts(shares, ofParts, parts);
  let sum = 0;
  for (let at = 0; at < shares.length; at += 1) sum += shares[at] ?? 0;
  for (let at = 0; at < shares.length; at += 1) shares[at] = (shares[at] ?? 0) / sum;
  return shares;
}

/**
 * What a head's own scores, from the first of its own, say of its labels: a softmax by the head's slope and shifts. It is
 * written into the shares given.
 */
export function ownShares(
  { labels, calibration }: ModelHead,
  scores: Float64Array,
  first = 0,
  shares = new Float64Array(labels.length),
): Float64Array {
  const { slope, shifts } = calibration;
  for (let at = 0; at < shares.length; at += 1) shares[at] = slope * (scores[first + at] ?? 0) + (shifts[at] ?? 0);
  return softmax(shares);
}

/** ln(p / (1 − p)), of what is at least a ten-thousandth away from 0 and 1. */
export function logOdds(probability: number): number {
  const within = Math.min(Math.max(probability, 1e-4), 1 - 1e-4);
  return Math.log(within / (1 - within));
}

function probabilityOf(odds: number): number {
  return 1 / (1 + Math.exp(-odds));
}

/** The shares with another share of the greatest, the others in proportion; it stays the greatest. */
function withShare(shares: Float64Array, best: number, wanted: number): Float64Array {
  let [others, second] = [0, 0];
  const own = shares[best] ?? 0;
  shares[best] = 0;
  for (let at = 0; at < shares.length; at += 1) {
    const share = shares[at] ?? 0;
    others += share;
    if (share > second) second = share;
  }
  shares[best] = own;
  if (others <= 0) return shares;
  const share = Math.max(wanted, second / (others + second));
  const part = (1 - share) / others;
  for (let at = 0; at < shares.length; at += 1) shares[at] = (shares[at] ?? 0) * part;
  // Of equal ones the best stays the first to be found, however they were rounded.
  shares[best] = Math.max(share, second * part);
  return shares;
}

function addParts(shares: Float64Array, ofParts: Float64Array, { of, share }: HeadParts): void {
  for (let part = 0; part < ofParts.length; part += 1) {
    const label = of[part] ?? 0;
    shares[label] = (shares[label] ?? 0) + (ofParts[part] ?? 0) * share;
  }
}

function answerOf({ labels }: ModelHead, probabilities: Float64Array): HeadAnswer {
  const top: LikelyLabel[] = [];
  const count = findGreatest(probabilities, likeliest);
  for (let place = 0; place < count; place += 1) {
    const at = likeliest[place] ?? 0;
    top.push({ label: labels[at] ?? '', probability: probabilities[at] ?? 0 });
  }
  const { label = '', probability = 0 } = top[0] ?? {};
  return { label, probability, top, probabilities };
}

const shownLabels = 3;
/** Where the likeliest labels are of the head that is answered. */
const likeliest = new Int32Array(shownLabels);
