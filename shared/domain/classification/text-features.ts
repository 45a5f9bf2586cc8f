import { inOneScript } from '../look-alikes.ts';
import { spreadBits } from '../spread-bits.ts';

/** A text as numbers: hashed features, each once, and how heavy each weighs. */
export interface TextFeatures {
  /** How many there are; only so many of the arrays' places are of this text. */
  count: number;
  /** Buckets, 0 to 2^bits − 1. */
  readonly buckets: Int32Array;
  /** 1 + ln(how often it occurs). */
  readonly weights: Float32Array;
}

/**
 * Reads texts into features: words, beginnings of neighbouring words, and pieces of two to five letters of each word with
 * its edges, hashed into 2^bits buckets. Case, ё, Latin look-alikes inside Cyrillic words, invisible characters, numbers'
 * values and masks of moderators make no difference. Time grows with the length of the text. The answer is one object, valid
 * until the next text is read.
 */
export function featureReader(bits: number): (text: string) => TextFeatures {
  const mask = 2 ** bits - 1;
  const times = new Int32Array(2 ** bits);
  let found = { count: 0, buckets: new Int32Array(1024), weights: new Float32Array(1024) };
  let letters = new Uint16Array(1024);

  const add = (hash: number) => {
    const bucket = spreadBits(hash) & mask;
    if (times[bucket] === 0) {
      if (found.count === found.buckets.length) found = grown(found);
      found.buckets[found.count] = bucket;
      found.count += 1;
    }
    times[bucket] = (times[bucket] ?? 0) + 1;
  };

  return (text) => {
    found.count = 0;
    let before = seeds.textStart;
    let beforeThat = 0;
    for (const word of wordsOf(text)) {
      const size = word.length + 2;
      if (letters.length < size) letters = new Uint16Array(2 * size);
      letters[0] = edge;
      for (let at = 0; at < word.length; at += 1) letters[at + 1] = word.charCodeAt(at);
      letters[size - 1] = edge;
      const beginning = addWord(letters, size, add);
      add(step(before, beginning));
      if (beforeThat !== 0) add(step(step(seeds.skip, beforeThat), beginning));
      beforeThat = before === seeds.textStart ? 0 : before;
      before = beginning;
    }
    for (let at = 0; at < found.count; at += 1) {
      const bucket = found.buckets[at] ?? 0;
      found.weights[at] = 1 + Math.log(times[bucket] ?? 1);
      times[bucket] = 0;
    }
    return found;
  };
}

/** Starting values keep the kinds of features apart. */
const seeds = { word: 17, stem: 29, piece: 37, textStart: 41, skip: 53 };
const edge = 1;
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
  for (let from = 0; from < size - 1; from += 1) {
    let piece = seeds.piece;
    const to = Math.min(size, from + longestPiece);
    for (let at = from; at < to; at += 1) {
      piece = step(piece, letters[at] ?? 0);
      if (at > from) add(piece);
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

const word = /[a-zа-я]+|[0-9]+/g;
const invisible = /[\u00ad\u200b-\u200f\u2060\ufeff]/g;
const masked = /x{2,}/g;
/** Words and numbers as they are compared: a number is as many zeros as it has digits, four at most. */
function wordsOf(text: string): string[] {
  const plain = text.toLowerCase().replaceAll('ё', 'е').replace(invisible, '').replace(masked, ' ');
  const words = plain.match(word) ?? [];
  for (let at = 0; at < words.length; at += 1) words[at] = comparable(words[at] ?? '');
  return words;
}

function comparable(text: string): string {
  if (text <= '9') return '0000'.slice(0, text.length);
  return inOneScript(text);
}
