import { fileNames } from '../ratings/report.ts';
import type { IsSigned, PublicKey, ReportSigner } from '../ratings/signature.ts';
import { OverwriteRefused, type ReportFiles, type ReportPath } from './archive.ts';

export interface SignaturePorts {
  readonly files: ReportFiles;
  readonly signer: ReportSigner;
  readonly isSigned: IsSigned;
}

/**
 * Archives the signature of the manifest. One that a crashed or a simultaneous run has left is as good if it is right, and
 * stays; throws `OverwriteRefused` if it is not. It is not looked for beforehand: a role that may not list the bucket is
 * answered 403 for a file that is absent.
 */
export async function signOnce(path: ReportPath, manifest: Uint8Array, key: PublicKey, ports: SignaturePorts) {
  const { files, signer, isSigned } = ports;
  try {
    await files.write(path, fileNames.signature, await signer.sign(manifest));
  } catch (error) {
    if (!(error instanceof OverwriteRefused)) throw error;
    const present = await files.read(path, fileNames.signature);
    if (!present || !isSigned(manifest, present, key.pem)) throw error;
  }
}
