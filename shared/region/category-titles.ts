import catalogue from './komi/catalogue.json' with { type: 'json' };

const titles = new Map(
  catalogue.sectors.flatMap(({ categories }) =>
    // «Прочие» are a category of every sector: without the sector their title says nothing.
    categories.filter(({ id }) => id !== 'other').map(({ id, title }): [string, string] => [id, title]),
  ),
);

/** What a category is called, for functions that need no more of the region; undefined where it tells a citizen nothing. */
export function categoryTitle(category: string): string | undefined {
  return titles.get(category);
}
