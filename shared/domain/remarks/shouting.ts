import type { Span, Word } from './words.ts';

/** Shorter words in capitals are mostly abbreviations: ЖКС, ГУП, СНиП. */
const minLetters = 5;
/** A single word in capitals is stress. */
const minWords = 3;

/** Where a text shouts: its words in capitals when there are three at least, and three exclamation marks or more in a row. */
export function shoutsIn(text: string, words: readonly Word[]): Span[] {
  const capitals = words.filter(({ start, end }) => isInCapitals(text.slice(start, end)));
  const marks = Array.from(text.matchAll(/!{3,}/g), ({ 0: run, index: start }) => ({ start, end: start + run.length }));
  return [...(capitals.length >= minWords ? capitals.map(({ start, end }) => ({ start, end })) : []), ...marks];
}

function isInCapitals(original: string): boolean {
  // A run of one letter is a tag or a mask.
  return original.length >= minLetters && /^[А-ЯЁ]+$/.test(original) && new Set(original).size > 1;
}
