import { lookAlike } from '../look-alikes.ts';
import type { Span, Word } from './words.ts';

/** Finds words that somebody has hidden, but not from people: «х*й», «бл@», «с у к а», «cyka». */
export type FindMasked = (text: string, words: readonly Word[]) => Span[];

export interface MaskedWords {
  /** In full, for a mask is held against all of the word. */
  readonly words: readonly string[];
  /** What there has to be of a word whose end is masked: «бл@», not the footnote of «на*». */
  readonly beginnings: readonly string[];
  /** Spelled in Latin letters. */
  readonly latin: readonly string[];
}

/** Longer ones are no words, and so are those with more masks than this. */
const longest = 20;
/** Fewer letters than this tell nobody which word it is. */
const leastLetters = 2;

/** Linear in the length of the text: whatever is longer than a word is passed over. */
export function maskedFinder({ words: full, beginnings, latin }: MaskedWords): FindMasked {
  const known = new Set(full);
  const inLatin = new Set(latin);
  const isBare = ({ word }: Word) => inLatin.has(word) || (/^[a-z]+$/.test(word) && known.has(inCyrillic(word)));
  const isMasked = (pieces: readonly string[]) => {
    const [first = '', , last] = pieces;
    if (pieces.length === 0 || (last === '' && !beginnings.includes(first))) return false;
    return full.some((word) => fits(word, pieces));
  };

  return (text, words) => [
    ...(mayBeMasked.test(text) ? tokensIn(text).filter(({ token }) => isMasked(piecesOf(token))) : []),
    ...(/[a-z]/i.test(text) ? words.filter(isBare) : []),
    ...spelledOut(words).filter(({ word }) => known.has(word)),
  ];
}

/** A sign in the place of letters; a digit only between two. */
const mayBeMasked = /\p{L}(?:[*@#$_…]|\.\.|\d\p{L})/u;

function tokensIn(text: string): (Span & { readonly token: string })[] {
  return Array.from(text.matchAll(/[\p{L}\d*@#$_.…]+/gu), ({ 0: token, index: start }) => {
    return { token, start, end: start + token.length };
  });
}

/** Letters, mask, letters and so on; nothing of what has no mask. */
function piecesOf(token: string): string[] {
  if (token.length > longest || !mayBeMasked.test(token)) return [];
  const bare = token
    .replace(/[\d.…]+$/, '')
    .toLowerCase()
    .replaceAll('ё', 'е');
  const pieces = bare.split(/([*@#$_…]+|\.{2,}|\d)/);
  const letters = pieces.filter((_, index) => index % 2 === 0).join('');
  const isWord = /^[а-яa-z]+$/.test(letters) && /[а-я]/.test(letters) && letters.length >= leastLetters;
  return isWord && pieces.length > 1 && pieces[0] !== '' ? pieces.map(inCyrillic) : [];
}

/** Whether a word has the letters in their places, and between them at least as many as each mask has signs. */
function fits(word: string, pieces: readonly string[]): boolean {
  const [first] = pieces;
  if (first === undefined || !word.startsWith(first)) return false;
  let at = first.length;
  for (let index = 1; index < pieces.length; index += 2) {
    const mask = pieces[index] ?? '';
    const next = pieces[index + 1] ?? '';
    const from = at + (/[.…]/.test(mask) ? 1 : mask.length);
    const isLast = index + 2 >= pieces.length;
    const found = isLast ? word.length - next.length : word.indexOf(next, from);
    if (found < from || !word.startsWith(next, found)) return false;
    at = found + next.length;
  }
  return at === word.length;
}

/** Words whose letters stand apart, three at least. */
function spelledOut(words: readonly Word[]): Word[] {
  const found: Word[] = [];
  let letters: Word[] = [];
  const end = () => {
    const [first, last] = [letters[0], letters.at(-1)];
    if (first && last && letters.length >= 3 && letters.length <= longest)
      found.push({ word: letters.map(({ word }) => word).join(''), start: first.start, end: last.end });
    letters = [];
  };
  for (const one of words) {
    const before = letters.at(-1);
    if (before && one.start - before.end > 2) end();
    if (one.word.length === 1) letters.push(one);
    else end();
  }
  end();
  return found;
}

function inCyrillic(piece: string): string {
  return piece.replace(/[a-z]/g, lookAlike);
}
