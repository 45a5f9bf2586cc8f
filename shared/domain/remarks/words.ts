import { inOneScript } from '../look-alikes.ts';

/** Where in a text something stands: from `start` up to but without `end`, in UTF-16 units. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A word as it is compared; with the place of the original. */
export interface Word extends Span {
  readonly word: string;
  /** Which sentence of the text it stands in, counted by the signs that end one, also the dot of «ул.». */
  readonly sentence: number;
  /** Which part of a sentence, counted by commas, dashes and the like as well. */
  readonly clause: number;
}

/** Letters and digits in a row, whatever hidden signs are between them; or a sign that ends a sentence or a clause. */
const wordOrEnd =
  /[\p{L}\d][\p{L}\d\p{M}]*(?:\p{Cf}+[\p{L}\d\p{M}]+)*|[.!?…;\n\r\u2028\u2029]|[,:()–—]|(?<=\s)-(?=\s)/gu;
const sentenceEnds = new Set('.!?…;\n\r\u2028\u2029');
const clauseEnds = new Set(',:()–—-');

/** The words of a text: letters and digits in a row. Linear in its length. */
export function wordsIn(text: string): Word[] {
  const words: Word[] = [];
  let sentence = 0;
  let clause = 0;
  for (const { 0: found, index: start } of text.matchAll(wordOrEnd)) {
    const endsSentence = sentenceEnds.has(found);
    if (endsSentence) sentence += 1;
    if (endsSentence || clauseEnds.has(found)) clause += 1;
    else words.push({ word: plain(found), start, end: start + found.length, sentence, clause });
  }
  return words;
}

/** No plain Russian or English text has any. */
const hidden = /[\p{M}\p{Cf}]/u;
const allHidden = new RegExp(hidden, 'gu');

/** What is read of a text: without marks at its letters and signs that nobody sees, such as a soft hyphen. */
export function asRead(text: string): string {
  return hidden.test(text) ? text.normalize('NFC').replace(allHidden, '') : text;
}

/** Lower case, е for ё, and in a Cyrillic word Cyrillic letters for the Latin ones that look alike. */
function plain(original: string): string {
  return inOneScript(asRead(original.toLowerCase()).replaceAll('ё', 'е'));
}

/** Letters that a word and its other forms mostly begin with alike. */
const stemLetters = 5;

/** A plain stem: «трубы» and «трубой» have the same, «вода» and «воды» as well. */
export function stemOf(word: string): string {
  return word.slice(0, word.length > stemLetters ? stemLetters : Math.max(2, word.length - 1));
}
