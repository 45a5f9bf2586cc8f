import * as z from 'zod';
import { type Catalogue, type PlaceOf, placesOf } from './catalogue.ts';

/** The head whose labels are categories by their names in the catalogue, `sector/category`. */
export const categoryHeadId = 'category';

/** What the labels of a model mean in the region's catalogue. */
export const labelCategoriesSchema = z.strictObject({
  version: z.string(),
  sample: z.boolean(),
  /** A category less likely than this is for a person to give; without it, the threshold of the model's head counts. */
  threshold: z.number().min(0).max(1).optional(),
  /**
   * By a head's labels, `sector/category`; a label may be such a name itself. Of the heads that a model has, the first one here
   * says the category.
   */
  heads: z
    .array(
      z.strictObject({
        id: z.string(),
        categories: z.record(z.string(), z.string()),
        /** Whether texts with its labels teach models the head `category` too. */
        teaches: z.boolean().optional(),
      }),
    )
    .min(1),
});

export type LabelCategories = z.infer<typeof labelCategoriesSchema>;

/** The ids in `sector/category`. */
export function categoryNamed(name: string): { sector: string; category: string } {
  const [sector = '', category = ''] = name.split('/');
  return { sector, category };
}

/** The first of the names that the catalogue has. */
export function firstKnown(names: readonly (string | undefined)[], placeOf: PlaceOf): string | undefined {
  return names.find((name) => name !== undefined && placeOf(categoryNamed(name)));
}

/** What the file names and the catalogue has not, as faults of the file. */
export function strangeCategories({ heads }: LabelCategories, catalogue: Catalogue): string[] {
  const placeOf = placesOf(catalogue);
  return heads.flatMap(({ categories }, index) =>
    Object.entries(categories)
      .filter(([, name]) => !placeOf(categoryNamed(name)))
      .map(([label, name]) => `heads.${index}.categories.${label}: the catalogue has no ${name}`),
  );
}
