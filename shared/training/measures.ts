import { isDecided } from '#shared/domain/classification/text-model.ts';
/** An answer of a model's head beside what people have said. */
export interface Judged {
  readonly truth: string;
  readonly answer: string;
  /** What the model holds its answer for, 0..1. */
  readonly probability: number;
}

/**
 * What a head is worth on texts with known labels. Of those that it decides without a person: their share, and how many of
 * their answers are right.
 */
export type FigureName = 'accuracy' | 'macroF1' | 'calibrationError' | 'decidedShare' | 'decidedAccuracy';

/** Undefined where there is nothing to measure. */
export type Figures = Readonly<Record<FigureName, number | undefined>>;

/** A value for every figure. */
export function byFigure<T>(value: (name: FigureName) => T): Readonly<Record<FigureName, T>> {
  return {
    accuracy: value('accuracy'),
    macroF1: value('macroF1'),
    calibrationError: value('calibrationError'),
    decidedShare: value('decidedShare'),
    decidedAccuracy: value('decidedAccuracy'),
  };
}

/** All figures; `threshold` is the least probability with which an answer needs no person. */
export function figuresOf(judged: readonly Judged[], threshold: number): Figures {
  const decided = judged.filter(({ probability }) => isDecided(probability, threshold));
  return {
    accuracy: accuracy(judged),
    macroF1: macroF1(judged),
    calibrationError: calibrationError(judged),
    decidedShare: judged.length === 0 ? undefined : decided.length / judged.length,
    decidedAccuracy: accuracy(decided),
  };
}

/** Share of the right answers. */
export function accuracy(judged: readonly Judged[]): number | undefined {
  if (judged.length === 0) return undefined;
  let right = 0;
  for (const { truth, answer } of judged) if (truth === answer) right += 1;
  return right / judged.length;
}

/**
 * The mean over the labels, common or rare, of F1 = 2·right / (2·right + missed + wrongly given); labels that occur neither in
 * the truth nor in the answers do not count.
 */
export function macroF1(judged: readonly Judged[]): number | undefined {
  if (judged.length === 0) return undefined;
  const labels = new Map<string, { right: number; named: number }>();
  const of = (label: string) => {
    const known = labels.get(label);
    if (known) return known;
    const added = { right: 0, named: 0 };
    labels.set(label, added);
    return added;
  };
  for (const { truth, answer } of judged) {
    const asked = of(truth);
    asked.named += 1;
    if (truth === answer) asked.right += 1;
    (truth === answer ? asked : of(answer)).named += 1;
  }
  let sum = 0;
  for (const { right, named } of labels.values()) sum += (2 * right) / named;
  return sum / labels.size;
}

const bins = 15;

/**
 * The expected calibration error: how far the probabilities are from the shares of right answers, by 15 bins of equal width,
 * each as heavy as it has answers (Naeini et al., AAAI 2015; Guo et al., ICML 2017).
 */
export function calibrationError(judged: readonly Judged[]): number | undefined {
  if (judged.length === 0) return undefined;
  const gaps = new Float64Array(bins);
  for (const { truth, answer, probability } of judged) {
    const bin = Math.min(Math.floor(probability * bins), bins - 1);
    gaps[bin] = (gaps[bin] ?? 0) + probability - (truth === answer ? 1 : 0);
  }
  return gaps.reduce((sum, gap) => sum + Math.abs(gap), 0) / judged.length;
}
