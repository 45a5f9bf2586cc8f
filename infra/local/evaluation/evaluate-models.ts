import type { TextModel } from '#shared/domain/classification/text-model.ts';
import type { LabelledText } from '#shared/training/labelled-text.ts';
import { figuresOf, type Judged } from '#shared/training/measures.ts';
import { compareAnswers, type HeadComparison } from './compare-answers.ts';
import { judge } from './judge.ts';
import { type MeasuredFigures, measuredFigures } from './measured-figures.ts';

export interface HeadEvaluation {
  readonly head: string;
  readonly texts: number;
  /** Texts whose label the model does not know: it cannot be right of them. */
  readonly unknown: number;
  readonly threshold: number;
  readonly figures: MeasuredFigures;
  /** Without the texts that nearly repeat one of the training; absent where there are none. */
  readonly withoutNear?: { readonly texts: number; readonly figures: MeasuredFigures };
  /** Absent where the other model has no such head. */
  readonly comparison?: HeadComparison;
}

interface Models {
  readonly model: TextModel;
  readonly against?: TextModel | undefined;
}

interface Watch {
  answered(share: number): void;
  measuring(head: string): void;
}

/** What the model is worth, head by head; `near` are the texts that nearly repeat one of the training. */
export function evaluateModels(
  { model, against }: Models,
  texts: readonly LabelledText[],
  near: ReadonlySet<LabelledText>,
  watch: Watch = { answered: () => {}, measuring: () => {} },
): HeadEvaluation[] {
  const parts = against ? 2 : 1;
  const answers = judge(model, texts, (count) => watch.answered(count / texts.length / parts));
  const others = against && judge(against, texts, (count) => watch.answered((1 + count / texts.length) / parts));
  return model.heads.flatMap(({ id, labels, threshold }) => {
    const judged = answers.get(id);
    if (!judged) return [];
    watch.measuring(id);
    const measured = (some: readonly Judged[]) => measuredFigures(some, (sample) => figuresOf(sample, threshold));
    const apart = judged.filter(({ text }) => !near.has(text));
    const other = { judged: others?.get(id), threshold: against?.heads.find((head) => head.id === id)?.threshold ?? 1 };
    return {
      head: id,
      texts: judged.length,
      unknown: judged.filter(({ truth }) => !labels.includes(truth)).length,
      threshold,
      figures: measured(judged),
      ...(apart.length < judged.length ? { withoutNear: { texts: apart.length, figures: measured(apart) } } : {}),
      ...(other.judged
        ? { comparison: compareAnswers({ judged, threshold }, { ...other, judged: other.judged }) }
        : {}),
    };
  });
}

/** Heads of a former model that the texts have labels for and the model has not. */
export function lostHeads(model: TextModel, former: TextModel, texts: readonly LabelledText[]): string[] {
  const kept = new Set(model.heads.map(({ id }) => id));
  const lost = former.heads.map(({ id }) => id).filter((id) => !kept.has(id));
  return lost.filter((id) => texts.some(({ labels }) => labels[id] !== undefined));
}
