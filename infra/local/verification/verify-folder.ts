import { fileNames, type Manifest } from '#shared/domain/ratings/report.ts';
import { checkFiles } from './check-files.ts';
import { firstDifference } from './first-difference.ts';
import { recompute } from './recompute.ts';
import { type Difference, DifferenceFound, type Verdict } from './verdict.ts';

/**
 * Recomputes the report in a folder from its own facts, method and directory, and compares it with what is archived, to the
 * byte. Needs nothing but the folder.
 */
export async function verifyFolder(folder: string): Promise<Verdict> {
  try {
    const { manifest, manifestBytes, files, sound, wrongDigest } = await checkFiles(folder);
    const misspelt = firstDifference(fileNames.manifest, manifestBytes, manifest);
    if (misspelt) return { matches: false, difference: misspelt };

    if (wrongDigest) {
      const inside = differenceOfSnapshot(manifest, files);
      return { matches: false, difference: { kind: 'digest', file: fileNames.snapshot, ...wrongDigest, inside } };
    }
    const snapshot = recompute(manifest.report, files);
    const difference = firstDifference(fileNames.snapshot, snapshotIn(files), snapshot);
    if (difference) return { matches: false, difference };
    return { matches: true, head: manifest.report, files: sound, facts: snapshot.facts };
  } catch (error) {
    if (error instanceof DifferenceFound) return { matches: false, difference: error.difference };
    throw error;
  }
}

function differenceOfSnapshot({ report }: Manifest, files: ReadonlyMap<string, Uint8Array>): Difference | undefined {
  try {
    return firstDifference(fileNames.snapshot, snapshotIn(files), recompute(report, files));
  } catch (error) {
    if (error instanceof DifferenceFound) return error.difference;
    throw error;
  }
}

function snapshotIn(files: ReadonlyMap<string, Uint8Array>): Uint8Array {
  return files.get(fileNames.snapshot) ?? new Uint8Array();
}
