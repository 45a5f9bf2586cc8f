import type { PlaceOf } from '#shared/domain/classification/catalogue.ts';
import { categoryHeadId, firstKnown } from '#shared/domain/classification/label-categories.ts';
import type { LabelledText } from '#shared/training/labelled-text.ts';
import type { Place } from './place.ts';

interface StrangeCategories {
  readonly count: number;
  readonly first: { readonly name: string; readonly place: Place };
}

/** Counts the texts that tell a category by a name which the catalogue has not: such names are not learnt. */
export function strangeCategories(placeOf: PlaceOf) {
  let strange: StrangeCategories | undefined;
  return {
    look({ labels }: LabelledText, place: Place): void {
      const name = labels[categoryHeadId];
      if (name === undefined || firstKnown([name], placeOf) !== undefined) return;
      strange = { count: (strange?.count ?? 0) + 1, first: strange?.first ?? { name, place } };
    },
    seen: (): StrangeCategories | undefined => strange,
  };
}
