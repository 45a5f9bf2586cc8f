import { isDecided, type ModelHead } from '#shared/domain/classification/text-model.ts';
import { answersTo, calibrateHeads, type Trial } from './calibrate.ts';
import type { Subject } from './curriculum.ts';
import { accuracy, type Figures, figuresOf, type Judged } from './measures.ts';
import type { Trained } from './train-model.ts';

/** What there is to know about a model before it is trusted. */
export interface ModelCard {
  readonly version: string;
  /** Of the model's file, hex. */
  readonly sha256: string;
  readonly bytes: number;
  readonly heads: readonly HeadCard[];
}

export interface HeadCard {
  readonly id: string;
  /** Texts with a label of the head. */
  readonly texts: number;
  readonly split: Subject['split'];
  /** Held-out texts it was tried on; held-out texts left out as exact repeats of what it had learnt from. */
  readonly tried: number;
  readonly repeats: number;
  readonly threshold: number;
  /** Probabilities and threshold of each fifth of the trials as the others set them. */
  readonly figures: Figures;
  readonly labels: readonly LabelCard[];
}

interface LabelCard {
  readonly label: string;
  readonly texts: number;
  readonly tried: number;
  /** Shares of 0..1; undefined where nothing was answered, or nothing tried. */
  readonly precision: number | undefined;
  readonly recall: number | undefined;
}

/** The card of a trained model: what it was worth, with the weights as they are shipped, on what it had not seen. */
export function modelCard(trained: Trained, sha256: string, wantedRight: number): ModelCard {
  const { version, bytes, heads, subjects, trials, repeatsLeftOut } = trained;
  const judged = crossJudged(heads, trials, wantedRight);
  return {
    ...{ version, sha256, bytes: bytes.length },
    heads: heads.flatMap((head): HeadCard[] => {
      const subject = subjects.find(({ id }) => id === head.id);
      const own = judged.get(head.id) ?? [];
      if (!subject) return [];
      const { counts, split } = subject;
      const figures = figuresOf(own, 0);
      const decided = own.filter(({ probability, threshold }) => isDecided(probability, threshold));
      return [
        {
          ...{ id: head.id, texts: counts.reduce((sum, count) => sum + count, 0), split },
          ...{ tried: own.length, repeats: repeatsLeftOut.get(head.id) ?? 0, threshold: head.threshold },
          figures: {
            ...figures,
            decidedShare: own.length === 0 ? undefined : decided.length / own.length,
            decidedAccuracy: accuracy(decided),
          },
          labels: head.labels.map((label, number) => labelCard(label, counts[number] ?? 0, own)),
        },
      ];
    }),
  };
}

interface CrossJudged extends Judged {
  /** Set by the other fifths. */
  readonly threshold: number;
}

const folds = 5;

/** Every trial's answer, by probabilities and thresholds that were set without its text. */
function crossJudged(
  heads: readonly ModelHead[],
  trials: ReadonlyMap<string, readonly Trial[]>,
  wantedRight: number,
): Map<string, CrossJudged[]> {
  const partOf = (isOfPart: (fold: number) => boolean) =>
    new Map([...trials].map(([id, own]) => [id, own.filter(({ row }) => isOfPart(row % folds))] as const));
  const judged = new Map<string, CrossJudged[]>();
  for (let held = 0; held < folds; held += 1) {
    const others = calibrateHeads(
      heads,
      partOf((fold) => fold !== held),
      wantedRight,
    );
    const ofFold = partOf((fold) => fold === held);
    for (const head of others) {
      const { id, labels, threshold } = head;
      const own = ofFold.get(id) ?? [];
      const answers = answersTo(others, head, own).map(({ label, probability }, at) => ({
        ...{ truth: labels[own[at]?.label ?? 0] ?? '', answer: labels[label] ?? '', probability, threshold },
      }));
      judged.set(id, [...(judged.get(id) ?? []), ...answers]);
    }
  }
  return judged;
}

function labelCard(label: string, texts: number, judged: readonly Judged[]): LabelCard {
  const tried = judged.filter(({ truth }) => truth === label);
  const answered = judged.filter(({ answer }) => answer === label);
  const right = tried.filter(({ answer }) => answer === label).length;
  return {
    label,
    texts,
    tried: tried.length,
    precision: answered.length === 0 ? undefined : right / answered.length,
    recall: tried.length === 0 ? undefined : right / tried.length,
  };
}
