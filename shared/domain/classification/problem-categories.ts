import { catalogueSchema, regulatedSectorIds, type SectorId } from './catalogue.ts';

const regulated: readonly SectorId[] = regulatedSectorIds;

/** Real categories of a sector at the least (regulation 5.2). */
const minCategories = 3;

/**
 * A catalogue fit for a region: every sector of the regulation with three categories at least (4.7, 5.2), and in every
 * sector «прочие по направлению» with the id `other` (5.3), so that nothing is without a place. Any other id is used once in
 * the whole catalogue, so that it can be named without its sector.
 */
export const regionCatalogueSchema = catalogueSchema.superRefine(({ sectors }, context) => {
  const complain = (path: (string | number)[], message: string) =>
    context.addIssue({ code: 'custom', path: ['sectors', ...path], message });

  for (const id of [...regulated, 'other'] as const) {
    if (!sectors.some((sector) => sector.id === id)) complain([], `sector ${id} is missing`);
  }
  const seen = new Set<string>();
  sectors.forEach(({ id, categories }, index) => {
    const real = categories.filter(({ isOther }) => !isOther);
    if (regulated.includes(id) && real.length < minCategories) {
      complain([index, 'categories'], `fewer than ${minCategories} categories`);
    }
    if (!categories.some((category) => category.id === 'other' && category.isOther)) {
      complain([index, 'categories'], 'no category «other» with isOther');
    }
    categories.forEach((category, at) => {
      if (category.id !== 'other' && seen.has(category.id)) {
        complain([index, 'categories', at, 'id'], `${category.id} is used twice`);
      }
      seen.add(category.id);
    });
  });
});
