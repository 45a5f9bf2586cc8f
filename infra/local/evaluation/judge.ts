import type { TextModel } from '#shared/domain/classification/text-model.ts';
import type { LabelledText } from '#shared/training/labelled-text.ts';
import type { Judged } from '#shared/training/measures.ts';

/** An answer and the text that it is of. */
export interface JudgedText extends Judged {
  readonly text: LabelledText;
}

/** Answers of a model's heads to the texts that people have labelled for them; heads without such texts are absent. */
export function judge(
  model: TextModel,
  texts: readonly LabelledText[],
  watch: (count: number) => void,
): ReadonlyMap<string, readonly JudgedText[]> {
  const heads = new Map<string, JudgedText[]>();
  for (const [number, text] of texts.entries()) {
    watch(number);
    for (const [head, { label, probability }] of Object.entries(model.classify(text.text))) {
      const truth = text.labels[head];
      if (truth === undefined) continue;
      const judged = heads.get(head) ?? [];
      judged.push({ text, truth, answer: label, probability });
      heads.set(head, judged);
    }
  }
  return heads;
}
