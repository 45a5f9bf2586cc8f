import { inOneScript, lookAlike } from '../look-alikes.ts';
import { asRead, type Span, type Word } from './words.ts';

/** Finds words that somebody has hidden, but not from people: «х*й», «бл@», «6лядь», «с у к а», «cyka». */
export type FindMasked = (text: string, words: readonly Word[]) => Span[];

export interface MaskedWords {
  /** In full, for a mask is held against all of the word. */
  readonly words: readonly string[];
  /** What there has to be of a word whose end is masked: «бл@», not the footnote of «на*». */
  readonly beginnings: readonly string[];
  /** Masks that everybody knows, though they leave a single letter: «х**». */
  readonly wellKnown: readonly string[];
  /** Spelled in Latin letters. */
  readonly latin: readonly string[];
}

/** Longer ones are no words, and so are those with more masks than this. */
const longest = 20;
/** Fewer letters than this tell nobody which word it is. */
const leastLetters = 2;
/** The same of a word with digits, which houses and flats have as well. */
const leastBesideDigits = 3;
/** The same of letters that stand apart. */
const leastApart = 3;

/** Digits that look like a letter, or are its name's first one. */
const letterOfDigit: Readonly<Record<string, string>> = { 0: 'о', 1: 'и', 3: 'з', 4: 'ч', 6: 'б' };

/** Linear in the length of the text: whatever is longer than a word is passed over. */
export function maskedFinder({ words: full, beginnings, wellKnown, latin }: MaskedWords): FindMasked {
  const known = new Set(full);
  const inLatin = new Set(latin);
  const isBare = (word: string) => inLatin.has(word) || (/^[a-z]+$/.test(word) && known.has(inCyrillic(word)));
  const isMasked = (token: string) => {
    const bare = inOneScript(asRead(token).toLowerCase().replaceAll('ё', 'е')).replace(/[.…]+$/, '');
    if (wellKnown.includes(bare)) return true;
    const pieces = piecesOf(bare);
    const [first = '', , last] = pieces;
    if (pieces.length === 0 || (last === '' && !beginnings.includes(first))) return false;
    return full.some((word) => fits(word, pieces));
  };

  return (text, words) => [
    ...(mayBeMasked.test(asRead(text)) ? tokensIn(text).filter(({ token }) => isMasked(token)) : []),
    ...(/[a-z]/i.test(text) ? words.filter(({ word }) => isBare(word)) : []),
    ...lettersApart(text, words).flatMap((letters) =>
      spelledOut(letters, (word) => known.has(word) || isBare(word)).filter((place) => !areInitials(text, place)),
    ),
  ];
}

/** A sign in the place of letters, or a digit beside one. */
const mayBeMasked = /\p{L}(?:[*@#$_…\d]|\.\.)|\d\p{L}/u;

function tokensIn(text: string): (Span & { readonly token: string })[] {
  return Array.from(text.matchAll(/[\p{L}\p{M}\p{Cf}\d*@#$_.…]+/gu), ({ 0: token, index: start }) => {
    return { token, start, end: start + token.length };
  });
}

/** Letters, mask, letters and so on; nothing of what has no mask. A digit is the letter it looks like, or no mask at all. */
function piecesOf(token: string): string[] {
  if (token.length > longest || !mayBeMasked.test(token)) return [];
  const pieces = token.replace(/\d/g, (digit) => letterOfDigit[digit] ?? digit).split(/([*@#$_…]+|\.{2,})/);
  const letters = pieces.filter((_, index) => index % 2 === 0).join('');
  const least = /\d/.test(token) ? leastBesideDigits : leastLetters;
  const isWord = /^[а-я]+$/.test(letters) && token.replace(/[^а-я]/g, '').length >= least;
  return isWord && pieces[0] !== '' ? pieces : [];
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

/** Letters that stand alone, three in a row at least, with the same of a sign or two between them all. */
function lettersApart(text: string, words: readonly Word[]): Word[][] {
  const runs: Word[][] = [];
  let run: Word[] = [];
  let between: string | undefined;
  for (const one of words) {
    const before = run.at(-1);
    const gap = before && text.slice(before.end, one.start);
    if (one.word.length !== 1 || gap === undefined || gap.length > 2) run = one.word.length === 1 ? [one] : [];
    else if (before && run.length > 1 && gap !== between) run = [before, one];
    else run.push(one);
    between = gap;
    if (run.length === leastApart) runs.push(run);
  }
  return runs;
}

/** The words in a run of letters, of those that begin with one letter the longest: in «и с у к а» from the second on. */
function spelledOut(letters: readonly Word[], isKnown: (word: string) => boolean): Span[] {
  const run = letters.map(({ word }) => word).join('');
  return letters.flatMap(({ start }, from) => {
    for (let to = Math.min(from + longest, letters.length); to - from >= leastApart; to -= 1) {
      const last = letters[to - 1];
      if (last && isKnown(run.slice(from, to))) return [{ start, end: last.end }];
    }
    return [];
  });
}

/** Three capitals with dots at most: «Иванов Б. Л. Я.». */
function areInitials(text: string, { start, end }: Span): boolean {
  return /^\p{Lu}(?:\.\s?\p{Lu}){0,2}$/u.test(text.slice(start, end));
}

function inCyrillic(piece: string): string {
  return piece.replace(/[a-z]/g, lookAlike);
}
