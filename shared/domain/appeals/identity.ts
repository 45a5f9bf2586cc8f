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
  const digest = sha256(`${source}\n${externalId}`);
  let id = '';
  let bits = 0;
  let value = 0;
  for (const byte of digest) {
    value = ((value << 8) | byte) & 0xfff;
    bits += 8;
    while (bits >= 5 && id.length < characters) {
      bits -= 5;
      id += alphabet[(value >> bits) & 31];
    }
  }
  return id;
}

/** The number in groups of four, as it is shown and dictated: `7K2M-04QX-9ZTA`. */
export function spokenAppealId(id: string): string {
  return id.match(/.{1,4}/g)?.join('-') ?? id;
}
