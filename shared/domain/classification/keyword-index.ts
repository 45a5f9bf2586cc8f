import type { Catalogue } from './catalogue.ts';

/** A keyword of the catalogue: the beginnings of one word, or of several in a row. */
export interface Keyword {
  readonly sector: string;
  readonly category: string;
  readonly words: readonly string[];
  readonly letters: number;
}

/** The words of a text as keywords are compared with them: lower case, е for ё, letters and digits only. */
export function wordsOf(text: string): string[] {
  return (
    text
      .toLowerCase()
      .replaceAll('ё', 'е')
      .match(/[a-zа-я0-9]+/g) ?? []
  );
}

/** The longest keywords that begin at a word of a text; several where categories share one. */
export type FindAt = (words: readonly string[], index: number) => readonly Keyword[];

/** Indexes all keywords by the letters they begin with, so that a text is read once whatever their number. */
export function keywordIndex({ sectors }: Catalogue): FindAt {
  const index = new Map<string, Keyword[]>();
  for (const { id: sector, categories } of sectors) {
    for (const { id: category, keywords } of categories) {
      for (const text of keywords) {
        const words = wordsOf(text);
        const key = keyOf(words[0] ?? '');
        const alike = index.get(key) ?? [];
        alike.push({ sector, category, words, letters: words.join('').length });
        index.set(key, alike);
      }
    }
  }
  for (const keywords of index.values()) keywords.sort((a, b) => b.letters - a.letters);

  return (words, at) => {
    const alike = index.get(keyOf(words[at] ?? ''));
    const longest = alike?.find((keyword) => beginsAt(keyword, words, at));
    if (!alike || !longest) return [];
    return alike.filter((keyword) => keyword.letters === longest.letters && beginsAt(keyword, words, at));
  };
}

/** A keyword has three letters at least. Of several words the first may have fewer: then it is a whole word. */
function keyOf(word: string): string {
  return word.slice(0, 3);
}

function beginsAt(keyword: Keyword, words: readonly string[], at: number): boolean {
  return keyword.words.every((beginning, step) => words[at + step]?.startsWith(beginning));
}
