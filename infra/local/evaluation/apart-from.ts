import type { LabelledText } from '#shared/training/labelled-text.ts';
import { repeatFinder } from '#shared/training/repeats.ts';

export interface Apart {
  readonly texts: readonly LabelledText[];
  /** How many texts were dropped because one of the training is the same. */
  readonly repeated: number;
  /** Of the texts, those that nearly repeat one of the training. */
  readonly near: ReadonlySet<LabelledText>;
}

/** Texts that are none of those a model has learnt from. */
export function apartFrom(seen: readonly LabelledText[], texts: readonly LabelledText[]): Apart {
  const repeatOf = repeatFinder(seen.map(({ text }) => text));
  const apart: LabelledText[] = [];
  const near = new Set<LabelledText>();
  for (const text of texts) {
    const repeat = repeatOf(text.text);
    if (repeat === 'exact') continue;
    apart.push(text);
    if (repeat === 'near') near.add(text);
  }
  return { texts: apart, repeated: texts.length - apart.length, near };
}
