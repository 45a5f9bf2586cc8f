import { wordsIn } from '../remarks/words.ts';
import { spreadBits } from '../spread-bits.ts';
import limits from './limits.json' with { type: 'json' };

/** How many places a signature has. */
const places = 64;
const letters = 4;
const seeds = Uint32Array.from({ length: places }, (_, index) => Math.imul(index + 1, 0x9e3779b1));

/**
 * A text as 64 bytes that tell how alike two texts are and nothing of what they say: MinHash over its runs of four letters,
 * of each minimum the last byte. Case, ё, Latin look-alikes, punctuation and the values of numbers make no difference.
 * Undefined for a text too short to be told from another. Linear in the length of the text.
 */
export function signatureOf(text: string): Uint8Array | undefined {
  const plain = wordsIn(text)
    .map(({ word }) => word.replaceAll(/\d+/g, '0'))
    .join(' ');
  if (plain.length < limits.leastLetters) return undefined;
  const least = new Uint32Array(places).fill(0xffffffff);
  for (const run of runsOf(plain)) {
    for (let place = 0; place < places; place += 1) {
      const mixed = spreadBits(run ^ (seeds[place] ?? 0));
      if (mixed < (least[place] ?? 0)) least[place] = mixed;
    }
  }
  return Uint8Array.from(least, (value) => value & 0xff);
}

/** How alike the texts of two signatures are: the estimated share of runs they have in common, 0..1 (± 0.06). */
export function similarity(a: Uint8Array, b: Uint8Array): number {
  const equal = a.reduce((count, byte, place) => count + Number(byte === b[place]), 0);
  // Of unlike places one of 256 is equal by chance.
  return Math.max(0, (equal / places - 1 / 256) / (1 - 1 / 256));
}

/** Every run of four letters once, as a number (FNV-1a). */
function runsOf(text: string): Set<number> {
  const runs = new Set<number>();
  for (let start = 0; start + letters <= text.length; start += 1) {
    let hash = 0x811c9dc5;
    for (let at = start; at < start + letters; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
    runs.add(hash >>> 0);
  }
  return runs;
}
