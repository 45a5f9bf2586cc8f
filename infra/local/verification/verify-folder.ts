import type { Manifest } from '#shared/domain/ratings/manifest.ts';
import { fileNames } from '#shared/domain/ratings/report.ts';
import type { PublicKey } from '#shared/domain/ratings/signature.ts';
import { type AnyHead, checkFiles } from './check-files.ts';
import { checkSignature } from './check-signature.ts';
import { firstDifference } from './first-difference.ts';
import { recompute } from './recompute.ts';
import { type Difference, DifferenceFound, type SoundFile, type Verdict } from './verdict.ts';

/**
 * Recomputes the report in a folder from its own facts, method and directory, compares it with what is archived, to the
 * byte, and checks its signature. Needs nothing but the folder, and of the reader a public key if there is one to compare.
 */
export async function verifyFolder(folder: string, key?: PublicKey): Promise<Verdict> {
  const signature = await checkSignature(folder, key);
  try {
    const isValid = signature.kind === 'valid' || signature.kind === 'valid-for-key';
    // What nobody has signed does not match whatever its pages look like: they are not drawn again for that.
    const contents = await verifyContents(folder, isValid);
    return isValid ? { matches: true, ...contents, signature } : { matches: false, signature };
  } catch (error) {
    if (error instanceof DifferenceFound) return { matches: false, difference: error.difference, signature };
    throw error;
  }
}

interface Contents {
  readonly head: AnyHead;
  readonly files: readonly SoundFile[];
  readonly facts: { readonly count: number; readonly sha256: string };
}

/** Throws `DifferenceFound` at the first difference. */
async function verifyContents(folder: string, isDrawn: boolean): Promise<Contents> {
  const { manifest, manifestBytes, files, sound, wrongDigest } = await checkFiles(folder);
  const misspelt = firstDifference(fileNames.manifest, manifestBytes, manifest);
  if (misspelt) throw new DifferenceFound(misspelt);
  if (wrongDigest) {
    const inside = await differenceOfSnapshot(manifest, files);
    throw new DifferenceFound({ kind: 'digest', file: fileNames.snapshot, ...wrongDigest, inside });
  }
  const { snapshot, files: recomputed } = await recompute(manifest.report, files, isDrawn);
  const difference = firstDifference(fileNames.snapshot, snapshotIn(files), snapshot) ?? otherFile(files, recomputed);
  if (difference) throw new DifferenceFound(difference);
  return { head: manifest.report, files: sound, facts: snapshot.facts };
}

/** The first file that is made of the snapshot and is not what it makes. */
function otherFile(
  archived: ReadonlyMap<string, Uint8Array>,
  recomputed: ReadonlyMap<string, Uint8Array>,
): Difference | undefined {
  for (const [file, bytes] of recomputed) {
    const found = archived.get(file);
    if (!found || Buffer.compare(found, bytes) === 0) continue;
    const offset = bytes.findIndex((byte, index) => byte !== found[index]);
    return { kind: 'bytes', file, offset: offset < 0 ? bytes.length : offset };
  }
  return undefined;
}

async function differenceOfSnapshot(
  { report }: Manifest<AnyHead>,
  files: ReadonlyMap<string, Uint8Array>,
): Promise<Difference | undefined> {
  try {
    return firstDifference(fileNames.snapshot, snapshotIn(files), (await recompute(report, files, false)).snapshot);
  } catch (error) {
    if (error instanceof DifferenceFound) return error.difference;
    throw error;
  }
}

function snapshotIn(files: ReadonlyMap<string, Uint8Array>): Uint8Array {
  return files.get(fileNames.snapshot) ?? new Uint8Array();
}
