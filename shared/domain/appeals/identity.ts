const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Parts that appeals fall into evenly: the number is a digest, so its last character is as good as any. */
export const appealShards: readonly string[] = [...alphabet];

/** The part an appeal belongs to. */
export function shardOf(appealId: string): string {
  return appealId.slice(-1);
}

const characters = 12;

/** SHA-256 of a UTF-8 text. */
export type Sha256 = (text: string) => Uint8Array;

/**
 * The appeal's own number: 60 bits of SHA-256(source, external id) in Crockford base32, 12 characters,
 * without I, L, O, U, so that it can be read over a phone. The same pair always gives the same number.
 */
export function appealId(source: string, externalId: string, sha256: Sha256): string {
  return spelled(sha256(`${source}\n${externalId}`), characters);
}

/** The first bits of a digest in Crockford base32: characters that can be read aloud and typed. */
export function spelled(digest: Uint8Array, length: number): string {
  let text = '';
  let bits = 0;
  let value = 0;
  for (const byte of digest) {
    value = ((value << 8) | byte) & 0xfff;
    bits += 8;
    while (bits >= 5 && text.length < length) {
      bits -= 5;
      text += alphabet[(value >> bits) & 31];
    }
  }
  return text;
}

/**
 * What somebody typed as it is spelled: without spaces and dashes, in capitals, with O, I and L for the digits they are taken
 * for, and Cyrillic letters for the Latin ones that look alike.
 */
export function typed(text: string): string {
  return [...text.toUpperCase()]
    .map((letter) => mistaken[letter] ?? letter)
    .join('')
    .replaceAll(/[\s\u2010-\u2015-]/g, '');
}

const mistaken: Readonly<Record<string, string>> = {
  ...{ O: '0', О: '0', I: '1', L: '1', А: 'A', В: 'B', Е: 'E', Ё: 'E', К: 'K', М: 'M', Н: 'H', Р: 'P', С: 'C', Т: 'T' },
  ...{ Х: 'X', У: 'Y', З: '3' },
};

/** The number in groups of four, as it is shown and dictated: `7K2M-04QX-9ZTA`. */
export function spokenAppealId(id: string): string {
  return id.match(/.{1,4}/g)?.join('-') ?? id;
}
