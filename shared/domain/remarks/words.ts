import { inOneScript } from '../look-alikes.ts';

/** Where in a text something stands: from `start` up to but without `end`, in UTF-16 units. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A word as it is compared; with the place of the original. */
export interface Word extends Span {
  readonly word: string;
}

/** The words of a text: letters and digits in a row. Linear in its length. */
export function wordsIn(text: string): Word[] {
  return Array.from(text.matchAll(/[\p{L}\d]+/gu), ({ 0: original, index: start }) => ({
    word: plain(original),
    start,
    end: start + original.length,
  }));
}

/** Lower case, е for ё, and in a Cyrillic word Cyrillic letters for the Latin ones that look alike. */
function plain(original: string): string {
  return inOneScript(original.toLowerCase().replaceAll('ё', 'е'));
}

/** Letters that a word and its other forms mostly begin with alike. */
const stemLetters = 5;

/** A plain stem: «трубы» and «трубой» have the same, «вода» and «воды» as well. */
export function stemOf(word: string): string {
  return word.slice(0, word.length > stemLetters ? stemLetters : Math.max(2, word.length - 1));
}
