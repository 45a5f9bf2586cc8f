import { wordReader } from './word-reader.ts';

/** Takes a word as `wordReader` tells it, with its hash; answers the hash of its beginning. */
type TakeWord = (letters: Uint16Array, size: number, hash: number) => number;

/**
 * Reads texts into features, hashed: words, their beginnings, pieces of three to five letters of each word with its edges, and
 * beginnings of neighbouring words. Each word is told, as often as a text has it, to be taken with what it has by itself; what
 * words have together with those before them is added. Case, ё, Latin look-alikes inside Cyrillic words, invisible characters,
 * numbers' values and masks of moderators make no difference. Of a very long text the first ten thousand characters are read.
 */
export function textReader(take: TakeWord, add: (hash: number) => void): (text: string) => void {
  let before = seeds.textStart;
  let beforeThat = 0;
  const readWords = wordReader((letters, size) => {
    const beginning = take(letters, size, wordHash(letters, size));
    add(step(before, beginning));
    if (beforeThat !== 0) add(step(step(seeds.skip, beforeThat), beginning));
    beforeThat = before === seeds.textStart ? 0 : before;
    before = beginning;
  });
  return (text) => {
    before = seeds.textStart;
    beforeThat = 0;
    readWords(text.slice(0, mostRead));
  };
}

/** What a text is about is said by then, and its sums stay whole numbers that a processor adds. */
const mostRead = 10_000;
/**
 * The most features of a text that is read. A word of n letters has at most 3n − 3 pieces, or one where n is 1, and four others:
 * itself, its beginning, and two with words before it.
 */
export const mostFeaturesOfText = 5 * mostRead;

/** Starting values keep the kinds of features apart. */
const seeds = { word: 17, stem: 29, piece: 37, textStart: 41, skip: 53 };
const shortestPiece = 3;
const longestPiece = 5;
/** Letters that most often hold a word's meaning; endings differ by case and number. */
const beginningLetters = 5;

/** Adds the word by its hash, its beginning and its pieces; the answer is the hash of the beginning. */
export function addWord(letters: Uint16Array, size: number, hash: number, add: (hash: number) => void): number {
  const beginning = hashOf(seeds.stem, letters, 1, Math.min(size - 1, 1 + beginningLetters));
  add(hash);
  add(beginning);
  for (let from = 0; from + shortestPiece <= size; from += 1) {
    let piece = seeds.piece;
    const to = Math.min(size, from + longestPiece);
    for (let at = from; at < to; at += 1) {
      piece = step(piece, letters[at] ?? 0);
      if (at - from >= shortestPiece - 1) add(piece);
    }
  }
  return beginning;
}

/** Of words as they are read, with their edges: only names of villages and chemicals are longer. */
export const longestCommon = 24;
/** More than `addWord` adds of one that is not longer. */
export const mostFeaturesOfCommon = 2 + longestCommon * (longestPiece - shortestPiece + 1);

/** The hash of the whole word. */
function wordHash(letters: Uint16Array, size: number): number {
  return hashOf(seeds.word, letters, 1, size - 1);
}

function hashOf(seed: number, letters: Uint16Array, from: number, to: number): number {
  let hash = seed;
  for (let at = from; at < to; at += 1) hash = step(hash, letters[at] ?? 0);
  return hash;
}

/** FNV-1a, a step. */
function step(hash: number, value: number): number {
  return Math.imul(hash ^ value, 16_777_619);
}
