import type { Catalogue } from './catalogue.ts';
import { categoryNamed, type LabelCategories } from './label-categories.ts';

/** What a platform's theme means in the region's catalogue, by the table and the catalogue named. */
interface MeaningOfTheme {
  readonly sector: string;
  readonly category: string;
  readonly version: string;
}

/** Undefined for words that neither the table of labels nor the catalogue has, and for what means nothing in particular. */
export type ThemeMeaning = (theme: string) => MeaningOfTheme | undefined;

const nothing = 'other/other';

/**
 * Reads the themes that platforms give: the labels of the table, and the titles of the catalogue's own categories, in
 * whatever letters and spaces. A theme is the platform's word, no guess. «Прочие» of no sector says nothing, nor does a title
 * that several categories share.
 */
export function themeMeanings(labels: LabelCategories, catalogue: Catalogue): ThemeMeaning {
  const version = `${labels.version}+${catalogue.version}`;
  // Built when the first theme comes: most starts of a function see none.
  let names: ReadonlyMap<string, string> | undefined;
  return (theme) => {
    names ??= namesByTheme(labels, catalogue);
    const name = names.get(asTheme(theme)) ?? nothing;
    return name === nothing ? undefined : { ...categoryNamed(name), version };
  };
}

function namesByTheme(labels: LabelCategories, catalogue: Catalogue): Map<string, string> {
  const titled = catalogue.sectors.flatMap(({ id: sector, categories }) =>
    categories.filter(({ isOther }) => !isOther).map(({ id, title }) => [asTheme(title), `${sector}/${id}`] as const),
  );
  const meant = labels.heads.flatMap(({ categories }) =>
    Object.entries(categories).map(([label, name]) => [asTheme(label), name] as const),
  );
  const names = new Map<string, string>();
  for (const [title, name] of titled) names.set(title, names.has(title) ? nothing : name);
  // The first head goes before the others, and all go before a title.
  for (const [label, name] of meant.toReversed()) names.set(label, name);
  return names;
}

function asTheme(words: string): string {
  return words.trim().replace(/\s+/g, ' ').toLowerCase().replaceAll('ё', 'е');
}
