import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { makeManifest } from '#shared/domain/ratings/manifest.ts';
import { fileNames } from '#shared/domain/ratings/report.ts';
import type { PublicKey } from '#shared/domain/ratings/signature.ts';
import { publicKeyOf } from '#shared/signatures/public-key.ts';

export interface TestKey extends PublicKey {
  sign(bytes: Uint8Array): Buffer;
}

/** A key pair of nobody. */
export function aSigningKey(): TestKey {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString();
  return { ...publicKeyOf(pem), sign: (bytes) => sign('sha256', bytes, privateKey) };
}

/** Every file of a report as the archive has it. */
export function signedReport(
  head: object,
  contents: ReadonlyMap<string, Uint8Array>,
  key: TestKey,
): Map<string, Uint8Array> {
  const digest = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest('hex');
  const manifest = makeManifest(head, contents, key, digest);
  return new Map([
    ...contents,
    [fileNames.publicKey, Buffer.from(key.pem)],
    [fileNames.manifest, manifest],
    [fileNames.signature, key.sign(manifest)],
  ]);
}
