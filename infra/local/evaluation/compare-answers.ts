import { byFigure, type Figures, figuresOf, type Judged } from '#shared/training/measures.ts';
import acceptance from './acceptance.json' with { type: 'json' };
import { type MeasuredFigures, measuredFigures } from './measured-figures.ts';
import { type MovedLabel, movedLabels } from './moved-labels.ts';

/** Answers of a head, and the probability from which on they need no person. */
export interface HeadAnswers {
  readonly judged: readonly Judged[];
  readonly threshold: number;
}

export interface HeadComparison {
  readonly against: MeasuredFigures;
  /** The head's figures less those of the other one, with paired intervals. */
  readonly differences: MeasuredFigures;
  readonly moved: readonly MovedLabel[];
  /** Why it may be worse; absent where it is not. */
  readonly doubt?: Doubt | undefined;
}

/**
 * `few-texts`: even where both answer all alike, so few do not tell of a loss of the margin (3 of as many could be wrong: the
 * rule of three). `accuracy`: it is not all but sure that at most the margin of accuracy is lost. `decided`: it is all but
 * sure that of what needs no person more than the margin is wrong that was right before.
 */
type Doubt = 'few-texts' | 'accuracy' | 'decided';

/** As many texts are needed to tell of a loss of the margin. */
export const textsNeeded = Math.ceil(3 / acceptance.margin);

/** Compares two heads that were asked of the same texts in the same order. */
export function compareAnswers(own: HeadAnswers, other: HeadAnswers): HeadComparison {
  const pairs = own.judged.flatMap((mine, at) => other.judged.slice(at, at + 1).map((theirs) => ({ mine, theirs })));
  const differences = measuredFigures(pairs, (sample) => {
    const mine = sample.map((pair) => pair.mine);
    const theirs = sample.map((pair) => pair.theirs);
    return differencesOf(figuresOf(mine, own.threshold), figuresOf(theirs, other.threshold));
  });
  return {
    against: measuredFigures(other.judged, (sample) => figuresOf(sample, other.threshold)),
    differences,
    moved: movedLabels(own.judged, other.judged),
    doubt: doubtOf(pairs.length, differences),
  };
}

function doubtOf(count: number, { accuracy, decidedAccuracy }: MeasuredFigures): Doubt | undefined {
  if (count < textsNeeded) return 'few-texts';
  if (!accuracy || accuracy.interval[0] < -acceptance.margin) return 'accuracy';
  if (decidedAccuracy && decidedAccuracy.interval[1] < -acceptance.margin) return 'decided';
  return undefined;
}

function differencesOf(mine: Figures, theirs: Figures): Figures {
  return byFigure((name) => {
    const [a, b] = [mine[name], theirs[name]];
    return a === undefined || b === undefined ? undefined : a - b;
  });
}
