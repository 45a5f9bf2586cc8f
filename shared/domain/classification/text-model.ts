import { textScorer } from './class-scores.ts';
import { findGreatest } from './greatest.ts';
import { headProbabilities, ownShares } from './head-probabilities.ts';
import type { ModelWeights } from './model-weights.ts';

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
  /** An answer less likely than this is for a person to give; of 1, every answer is. */
  readonly threshold: number;
}

/** Whether an answer is likely enough to need no person. What has not been tried may be called certain, and is not. */
export function isDecided(probability: number, threshold: number): boolean {
  return threshold < 1 && probability >= threshold;
}

/** Another head, whose labels are parts of a head's own. */
interface HeadParts {
  readonly head: string;
  /** By the labels of the other head, the number of the label they are a part of. */
  readonly of: readonly number[];
  /** How much a label's own score counts, and how much what its parts say together. */
  readonly weights: readonly [own: number, ofParts: number];
}

/** How scores become probabilities that hold. */
interface Calibration {
  /** Scores are multiplied by it before the softmax. */
  readonly slope: number;
  /** Added to the scores of the labels after that: frequent ones are told less readily, rare ones more. */
  readonly shifts: readonly number[];
  /** How sure the likeliest label is; before that is known, as sure as its share. */
  readonly sureness?: Sureness | undefined;
}

/** The log odds of the likeliest label: constant + ofLead × its lead + ofShare × ln(its share) (`signsOf`) + its surplus. */
interface Sureness {
  readonly constant: number;
  readonly ofLead: number;
  readonly ofShare: number;
  /** How much oftener each label was right than others are. */
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
