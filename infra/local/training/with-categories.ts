import { categoryHeadId, firstKnown, type LabelCategories } from '#shared/domain/classification/label-categories.ts';
import { region } from '#shared/region/region.ts';
import type { LabelledText } from '#shared/training/labelled-text.ts';

/**
 * The texts with the category that their labels mean in the region's catalogue, so that a model learns to tell it as well, and
 * how sure it may be: from the labels that teach it. A text that tells its category by a name of the catalogue keeps that one;
 * other names are not learnt.
 */
export function withCategories(texts: readonly LabelledText[], { heads }: LabelCategories): LabelledText[] {
  const teaching = heads.filter(({ teaches }) => teaches);
  return texts.map(({ labels: { [categoryHeadId]: told, ...labels }, ...text }) => {
    const meant = teaching.flatMap(({ id, categories }) => categories[labels[id] ?? ''] ?? []);
    const category = firstKnown([told, ...meant], region.placeOf);
    return { ...text, labels: category === undefined ? labels : { ...labels, [categoryHeadId]: category } };
  });
}
