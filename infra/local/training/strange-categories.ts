import type { PlaceOf } from '#shared/domain/classification/catalogue.ts';
import { categoryHeadId, firstKnown } from '#shared/domain/classification/label-categories.ts';
import type { LabelledText } from '#shared/training/labelled-text.ts';
import { type Place, placeText } from './place.ts';

/** How many there are, and what and where the first is: what the texts about them are filled with. */
interface StrangeCategories {
  readonly count: number;
  readonly name: string;
  readonly place: string;
}

/** Counts the texts that tell a category by a name which the catalogue has not: such names are not learnt. */
export function strangeCategories(placeOf: PlaceOf) {
  let strange: StrangeCategories | undefined;
  return {
    look({ labels }: LabelledText, place: Place): void {
      const name = labels[categoryHeadId];
      if (name === undefined || firstKnown([name], placeOf) !== undefined) return;
      strange = strange ? { ...strange, count: strange.count + 1 } : { count: 1, name, place: placeText(place) };
    },
    seen: (): StrangeCategories | undefined => strange,
  };
}
