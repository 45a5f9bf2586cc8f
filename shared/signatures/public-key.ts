import { createHash, createPublicKey } from 'node:crypto';
import type { PublicKey } from '#shared/domain/ratings/signature.ts';

/** A key as it is archived and compared. Throws when the text or the bytes (SPKI) are no public key on the curve P-256. */
export function publicKeyOf(key: string | Uint8Array): PublicKey {
  const read =
    typeof key === 'string'
      ? createPublicKey(key)
      : createPublicKey({ key: Buffer.from(key), format: 'der', type: 'spki' });
  if (read.asymmetricKeyDetails?.namedCurve !== 'prime256v1') throw new Error('RCC_NOT_A_P256_KEY');
  return {
    pem: read.export({ type: 'spki', format: 'pem' }).toString(),
    sha256: createHash('sha256')
      .update(read.export({ type: 'spki', format: 'der' }))
      .digest('hex'),
  };
}
