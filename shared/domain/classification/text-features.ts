import { bucketOf, featureCounter, type TextFeatures } from './feature-counter.ts';
import { wordReader } from './word-reader.ts';

/**
 * Reads texts into features: words, beginnings of neighbouring words, and pieces of three to five letters of each word with
 * its edges, hashed into 2^bits buckets. Case, ё, Latin look-alikes inside Cyrillic words, invisible characters, numbers'
 * values and masks of moderators make no difference. Of a very long text the first ten thousand characters are read. The
 * answer's arrays are valid until the next text is read.
 */
export function featureReader(bits: number): (text: string) => TextFeatures {
  const counter = featureCounter(bits);
  const add = (hash: number) => {
    counter.add(bucketOf(hash, bits));
  };
  const read = neighbourReader((letters, size) => addWord(letters, size, add), add);
  return (text) => {
    counter.begin();
    read(text);
    return counter.features();
  };
}

/** Takes a word as `wordReader` tells it; answers the hash of its beginning. */
type TakeWord = (letters: Uint16Array, size: number) => number;

/** Reads a text's words, and adds the hashes of what each is together with the words before it. */
export function neighbourReader(take: TakeWord, add: (hash: number) => void): (text: string) => void {
  let before = seeds.textStart;
  let beforeThat = 0;
  const readWords = wordReader((letters, size) => {
    const beginning = take(letters, size);
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

/** Starting values keep the kinds of features apart. */
const seeds = { word: 17, stem: 29, piece: 37, textStart: 41, skip: 53 };
const shortestPiece = 3;
const longestPiece = 5;
/** Letters that most often hold a word's meaning; endings differ by case and number. */
const beginningLetters = 5;

/** Adds the word, its beginning and its pieces; the answer is the hash of the beginning. */
export function addWord(letters: Uint16Array, size: number, add: (hash: number) => void): number {
  const word = wordHash(letters, size);
  const beginning = hashOf(seeds.stem, letters, 1, Math.min(size - 1, 1 + beginningLetters));
  add(word);
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

/** The most features that `addWord` adds of a word of so many letters with its edges. */
export function mostFeaturesOfWord(size: number): number {
  return 2 + size * (longestPiece - shortestPiece + 1);
}

/** The hash of the whole word. */
export function wordHash(letters: Uint16Array, size: number): number {
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
