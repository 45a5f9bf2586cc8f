import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { jsonOf } from '#shared/domain/json-of.ts';
import { fileNames } from '#shared/domain/ratings/report.ts';
import type { PublicKey } from '#shared/domain/ratings/signature.ts';
import { isSigned } from '#shared/signatures/is-signed.ts';
import { publicKeyOf } from '#shared/signatures/public-key.ts';
import type { SignatureFinding } from './verdict.ts';

const listedSchema = z.object({ signature: z.object({ publicKeySha256: z.string() }) });

/**
 * Checks the signature of the report in a folder, its key against the fingerprint in the manifest and against the key that
 * the reader has from elsewhere. Says nothing of the report's contents.
 */
export async function checkSignature(folder: string, given?: PublicKey): Promise<SignatureFinding> {
  const read = (file: string) => readFile(join(folder, file)).catch(() => undefined);
  const manifest = await read(fileNames.manifest);
  const pem = await read(fileNames.publicKey);
  const signature = await read(fileNames.signature);
  if (!manifest) return { kind: 'missing', file: fileNames.manifest };
  if (!pem) return { kind: 'missing', file: fileNames.publicKey };
  if (!signature) return { kind: 'missing', file: fileNames.signature };

  const key = archivedKey(pem);
  if (!key) return { kind: 'key-unreadable', file: fileNames.publicKey };
  const listed = listedSchema.safeParse(jsonOf(manifest.toString())).data?.signature.publicKeySha256;
  if (listed !== undefined && listed !== key.sha256) return { kind: 'key-differs', listed, found: key.sha256 };
  if (!isSigned(manifest, signature, key.pem)) return { kind: 'wrong', found: key.sha256 };
  if (given && given.sha256 !== key.sha256) return { kind: 'key-foreign', given: given.sha256, found: key.sha256 };
  return { kind: given ? 'valid-for-key' : 'valid', found: key.sha256 };
}

/** Undefined unless the file holds a key, and nothing but the key, as the archive writes it. */
function archivedKey(bytes: Buffer): PublicKey | undefined {
  try {
    const key = publicKeyOf(bytes.toString());
    return bytes.equals(Buffer.from(key.pem)) ? key : undefined;
  } catch {
    return undefined;
  }
}
