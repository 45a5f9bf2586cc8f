import { lookAlike } from '../look-alikes.ts';

const edge = 1;

/**
 * Reads a text, character by character, into its words and numbers as they are compared, and tells of each: its letters
 * between two edges (1), and how many places these take; the array is valid until the next word. A number is as many zeros
 * as it has digits, four at most; two Latin x or more are a moderator's mask, no letters.
 */
export function wordReader(tell: (letters: Uint16Array, size: number) => void): (text: string) => void {
  let letters = new Uint16Array(1024).fill(edge, 0, 1);
  let size = 1;
  let scripts = 0;

  const endWord = () => {
    if (size > 1) {
      if (scripts === bothScripts) writeInCyrillic(letters, size);
      letters[size] = edge;
      tell(letters, size + 1);
    }
    size = 1;
    scripts = 0;
  };

  return (text) => {
    let isMask = false;
    for (let at = 0; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      const letter = code < letterOfCode.length ? (letterOfCode[code] ?? 0) : letterBeyond(code);
      if (letter === invisible) continue;
      if (letter === maskLetter && (isMask || letters[size - 1] === maskLetter)) {
        // The first of them has been taken for a letter.
        if (!isMask) size -= 1;
        endWord();
        isMask = true;
        continue;
      }
      isMask = false;
      const script = scriptOf(letter);
      // Digits stand apart from letters.
      if (script === 0 || (scripts !== 0 && (script === digits) !== (scripts === digits))) endWord();
      if (script === 0 || (script === digits && size > mostDigits)) continue;
      scripts |= script;
      letters[size] = letter;
      size += 1;
      if (size === letters.length) letters = grown(letters);
    }
    endWord();
  };
}

const mostDigits = 4;
const zero = code('0');
const maskLetter = code('x');

const digits = 1;
const latin = 2;
const cyrillic = 4;
const bothScripts = latin | cyrillic;

function scriptOf(letter: number): number {
  if (letter === 0) return 0;
  if (letter === zero) return digits;
  return letter < 0x80 ? latin : cyrillic;
}

/** Not there at all: what stands on both sides of it is one word. */
const invisible = 1;

/** What a character is compared as: a small letter, 0 for a digit, «invisible», or nothing. */
const letterOfCode = new Uint16Array(0x2070);
for (const [from, to] of ['az', 'ая'].map(([first = '', last = '']) => [code(first), code(last)] as const)) {
  for (let small = from; small <= to; small += 1) {
    letterOfCode[small] = small;
    letterOfCode[code(String.fromCharCode(small).toUpperCase())] = small;
  }
}
for (const yo of 'ёЁ') letterOfCode[code(yo)] = code('е');
letterOfCode.fill(zero, code('0'), code('9') + 1);
for (const unseen of '\u00ad\u200b\u200c\u200d\u200e\u200f\u2060') letterOfCode[code(unseen)] = invisible;

function letterBeyond(character: number): number {
  return character === 0xfeff ? invisible : 0;
}

function code(character: string): number {
  return character.charCodeAt(0);
}

/** Of the small Latin letters, by their code. */
const cyrillicFor = Uint16Array.from({ length: 0x80 }, (_, at) => code(lookAlike(String.fromCharCode(at))));

function writeInCyrillic(letters: Uint16Array, size: number): void {
  for (let at = 1; at < size; at += 1) {
    const letter = letters[at] ?? 0;
    if (letter < 0x80) letters[at] = cyrillicFor[letter] ?? letter;
  }
}

function grown(letters: Uint16Array): Uint16Array<ArrayBuffer> {
  const larger = new Uint16Array(2 * letters.length);
  larger.set(letters);
  return larger;
}
