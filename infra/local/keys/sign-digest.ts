import { createECDH, type KeyObject, randomBytes } from 'node:crypto';

/** Order of the group of P-256 (FIPS 186-5 and SP 800-186, 3.2.1.3). */
const order = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;

/** ECDSA on P-256 of a digest that is there already, which Node itself does not offer; DER. */
export function signDigest(digest: Uint8Array, privateKey: KeyObject): Buffer {
  const secret = numberOf(Buffer.from(privateKey.export({ format: 'jwk' }).d ?? '', 'base64url'));
  for (;;) {
    const nonce = randomBytes(32);
    const k = numberOf(nonce);
    if (k === 0n || k >= order) continue;
    const point = createECDH('prime256v1');
    point.setPrivateKey(nonce);
    // The coordinate x, after the byte that tells the form of the point.
    const r = numberOf(point.getPublicKey().subarray(1, 33)) % order;
    const s = (inverseOf(k) * (numberOf(digest) + r * secret)) % order;
    if (r !== 0n && s !== 0n) return derSequence(derInteger(r), derInteger(s));
  }
}

function numberOf(bytes: Uint8Array): bigint {
  return BigInt(`0x${Buffer.from(bytes).toString('hex') || '0'}`);
}

/** By Fermat: the order is a prime. */
function inverseOf(number: bigint): bigint {
  let result = 1n;
  let base = number;
  for (let exponent = order - 2n; exponent > 0n; exponent >>= 1n) {
    if (exponent & 1n) result = (result * base) % order;
    base = (base * base) % order;
  }
  return result;
}

function derInteger(number: bigint): Buffer {
  const hex = number.toString(16);
  const bytes = Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, 'hex');
  // A first bit that is set would make it negative.
  const content = (bytes[0] ?? 0) < 0x80 ? bytes : Buffer.concat([Buffer.of(0), bytes]);
  return Buffer.concat([Buffer.of(0x02, content.length), content]);
}

function derSequence(...parts: readonly Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  return Buffer.concat([Buffer.of(0x30, content.length), content]);
}
