import { spreadBits } from '../spread-bits.ts';
import { wordReader } from './word-reader.ts';

/** A text as numbers: hashed features, each once, and how heavy each weighs. */
export interface TextFeatures {
  /** How many there are; only so many of the arrays' places are of this text. */
  count: number;
  /** Buckets, 0 to 2^bits − 1. */
  readonly buckets: Int32Array;
  /** 1 + ln(how often it occurs), of 255 times at most. */
  readonly weights: Float32Array;
}

/**
 * Reads texts into features: words, beginnings of neighbouring words, and pieces of three to five letters of each word with
 * its edges, hashed into 2^bits buckets. Case, ё, Latin look-alikes inside Cyrillic words, invisible characters, numbers'
 * values and masks of moderators make no difference. Time grows with the length of the text. The answer is one object, valid
 * until the next text is read.
 */
export function featureReader(bits: number): (text: string) => TextFeatures {
  const mask = 2 ** bits - 1;
  // Bytes, so that the counts of all buckets stay in the processor's cache.
  const times = new Uint8Array(2 ** bits);
  let found = { count: 0, buckets: new Int32Array(1024), weights: new Float32Array(1024) };

  const add = (hash: number) => {
    const bucket = spreadBits(hash) & mask;
    const known = times[bucket] ?? 0;
    if (known === 0) {
      if (found.count === found.buckets.length) found = grown(found);
      found.buckets[found.count] = bucket;
      found.count += 1;
    }
    if (known < mostTimes) times[bucket] = known + 1;
  };

  let before = seeds.textStart;
  let beforeThat = 0;
  const readWords = wordReader((letters, size) => {
    const beginning = addWord(letters, size, add);
    add(step(before, beginning));
    if (beforeThat !== 0) add(step(step(seeds.skip, beforeThat), beginning));
    beforeThat = before === seeds.textStart ? 0 : before;
    before = beginning;
  });

  return (text) => {
    found.count = 0;
    before = seeds.textStart;
    beforeThat = 0;
    readWords(text);
    for (let at = 0; at < found.count; at += 1) {
      const bucket = found.buckets[at] ?? 0;
      found.weights[at] = weightOfTimes[times[bucket] ?? 0] ?? 0;
      times[bucket] = 0;
    }
    return found;
  };
}

const mostTimes = 255;
const weightOfTimes = Float32Array.from({ length: mostTimes + 1 }, (_, times) => 1 + Math.log(Math.max(times, 1)));

/** Starting values keep the kinds of features apart. */
const seeds = { word: 17, stem: 29, piece: 37, textStart: 41, skip: 53 };
const shortestPiece = 3;
const longestPiece = 5;
/** Letters that most often hold a word's meaning; endings differ by case and number. */
const beginningLetters = 5;

/** Adds the word, its beginning and its pieces; the answer is the hash of the beginning. */
function addWord(letters: Uint16Array, size: number, add: (hash: number) => void): number {
  let word = seeds.word;
  let beginning = seeds.stem;
  for (let at = 1; at < size - 1; at += 1) {
    const letter = letters[at] ?? 0;
    word = step(word, letter);
    if (at <= beginningLetters) beginning = step(beginning, letter);
  }
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

/** FNV-1a, a step. */
function step(hash: number, value: number): number {
  return Math.imul(hash ^ value, 16_777_619);
}

function grown({ count, buckets, weights }: TextFeatures) {
  const larger = { count, buckets: new Int32Array(2 * buckets.length), weights: new Float32Array(2 * weights.length) };
  larger.buckets.set(buckets);
  return larger;
}
