import { describe, expect, it } from 'vitest';
import { type Catalogue, sectorIds } from '#shared/domain/classification/catalogue.ts';
import { regionCatalogueSchema } from '#shared/domain/classification/problem-categories.ts';

const other = { id: 'other', title: 'Прочие', isOther: true };
const category = (id: string) => ({ id, title: id });

/** A catalogue that has just what it must have. */
function catalogue(): Catalogue {
  const sectors = sectorIds.map((id) => ({
    id,
    title: id,
    categories: [category(`${id}-a`), category(`${id}-b`), category(`${id}-c`), other],
  }));
  return { version: 'test', sample: true, sectors };
}

function faultsOf(change: (catalogue: Catalogue) => void): string[] {
  const changed = catalogue();
  change(changed);
  const parsed = regionCatalogueSchema.safeParse(changed);
  return parsed.success ? [] : parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
}

describe('categories of problems (regulation 4.7, 5.2, 5.3)', () => {
  it.each<[string, (catalogue: Catalogue) => void, string[]]>([
    ['complete', () => {}, []],
    [
      'a sector of the regulation is missing',
      ({ sectors }) => sectors.splice(0, 1),
      ['sectors: sector housing is missing'],
    ],
    ['amenities are not asked for', ({ sectors }) => sectors.splice(9, 1), []],
    ['the rest is missing', ({ sectors }) => sectors.splice(10, 1), ['sectors: sector other is missing']],
    [
      'two categories',
      ({ sectors }) => sectors[5]?.categories.splice(0, 1),
      ['sectors.5.categories: fewer than 3 categories'],
    ],
    [
      'no «прочие»',
      ({ sectors }) => sectors[2]?.categories.pop(),
      ['sectors.2.categories: no category «other» with isOther'],
    ],
    [
      'an id in two sectors',
      ({ sectors }) => sectors[3]?.categories.push(category('housing-a')),
      ['sectors.3.categories.4.id: housing-a is used twice'],
    ],
  ])('%s', (_, change, faults) => {
    expect(faultsOf(change)).toEqual(faults);
  });
});
