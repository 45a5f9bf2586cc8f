import { createHash } from 'node:crypto';
import { GetPublicKeyCommand, type KMSClient, SignCommand } from '@aws-sdk/client-kms';
import type { ReportSigner } from '#shared/domain/ratings/signature.ts';
import { publicKeyOf } from './public-key.ts';

/** As much as KMS hashes itself; of more it takes the digest. */
const longestRawMessage = 4096;

/** Signs with a key that never leaves KMS (ECC_NIST_P256, SIGN_VERIFY). */
export function kmsReportSigner(kms: KMSClient, keyId: string): ReportSigner {
  return {
    async publicKey() {
      const { PublicKey = new Uint8Array() } = await kms.send(new GetPublicKeyCommand({ KeyId: keyId }));
      return publicKeyOf(PublicKey);
    },
    async sign(manifest) {
      const isRaw = manifest.length <= longestRawMessage;
      const { Signature } = await kms.send(
        new SignCommand({
          KeyId: keyId,
          Message: isRaw ? manifest : createHash('sha256').update(manifest).digest(),
          MessageType: isRaw ? 'RAW' : 'DIGEST',
          SigningAlgorithm: 'ECDSA_SHA_256',
        }),
      );
      if (!Signature) throw new Error('RCC_REPORT_NOT_SIGNED');
      return Signature;
    },
  };
}
