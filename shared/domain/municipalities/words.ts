import { lookAlike } from '../look-alikes.ts';

/** A word of a text as names are compared with it, and where it stands. */
export interface Word {
  /** Lower case, without ё and ъ, in Cyrillic as far as its letters look so. */
  readonly word: string;
  readonly start: number;
  readonly end: number;
}

/**
 * What joins words, as the inside of a class of characters: the hyphen and the dashes, those that office programs put for
 * it (not breaking, soft) among them, and the minus.
 */
export const dashes = '\\-\u00ad\u2010-\u2015\u2212';

/** The words of a text, «п.г.т.» as one; hyphens part them as spaces do. Offsets are those of the text. */
export function wordsOf(text: string): Word[] {
  const plain = plainOf(text);
  const next = /(?<![а-яa-z0-9])п\.\s?г\.\s?т\.?(?![а-яa-z0-9])|[а-яa-z0-9]+/g;
  const words: Word[] = [];
  for (let found = next.exec(plain); found; found = next.exec(plain)) {
    words.push({ word: found[0].replace(/[.\s]/g, ''), start: found.index, end: next.lastIndex });
  }
  return words;
}

/** The same text, letter for letter. The capital İ alone would become two in lower case. */
function plainOf(text: string): string {
  return text.replaceAll('İ', 'I').toLowerCase().replaceAll('ё', 'е').replaceAll('ъ', 'ь').replace(/[a-z]/g, lookAlike);
}
