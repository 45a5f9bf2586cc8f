import * as z from 'zod';
import type { FileContent } from '../reports/archive.ts';
import texts from './manifest.ru.json' with { type: 'json' };
import { type Digest, fileNames, jsonFile } from './report.ts';
import type { PublicKey } from './signature.ts';
import { type ReportHead, reportHeadSchema } from './snapshot.ts';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** What a report consists of, with the digest of every file, and how the signature of that is checked. */
export function manifestOf<H extends z.ZodType>(report: H) {
  return z.strictObject({
    report,
    files: z.array(z.strictObject({ name: z.string(), bytes: z.int(), sha256 })),
    signature: z.strictObject({
      /** For people. */
      about: z.string(),
      algorithm: z.literal('ECDSA P-256 SHA-256'),
      publicKeySha256: sha256,
      /** Command lines of openssl. */
      verify: z.string(),
      fingerprint: z.string(),
    }),
  });
}

/** The manifest of a rating. */
export const manifestSchema = manifestOf(reportHeadSchema);

export type Manifest<H = ReportHead> = Omit<z.infer<typeof manifestSchema>, 'report'> & { readonly report: H };

/** The manifest of a report's contents as it is archived and signed. The same inputs give the same bytes. */
export function makeManifest<H extends object>(
  head: H,
  contents: ReadonlyMap<string, FileContent>,
  key: PublicKey,
  digest: Digest,
): Uint8Array {
  const { manifest, signature, publicKey } = fileNames;
  return jsonFile({
    report: head,
    files: [...contents].map(([name, content]) => ({
      ...{ name, bytes: content.length },
      sha256: content instanceof Uint8Array ? digest(content) : content.sha256,
    })),
    signature: {
      about: texts.signature,
      algorithm: 'ECDSA P-256 SHA-256',
      publicKeySha256: key.sha256,
      verify: `openssl dgst -sha256 -verify ${publicKey} -signature ${signature} ${manifest}`,
      fingerprint: `openssl pkey -pubin -in ${publicKey} -outform DER | openssl dgst -sha256`,
    },
  } satisfies Manifest<H>);
}
