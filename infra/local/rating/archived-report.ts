import { readdir } from 'node:fs/promises';
import { checkFiles } from '#infra/local/verification/check-files.ts';
import type { ReportHead } from '#shared/domain/ratings/snapshot.ts';

/** A published report as far as a recount needs it. */
export interface ArchivedReport {
  readonly head: ReportHead;
  readonly files: ReadonlyMap<string, Uint8Array>;
}

/** A folder that is none or cannot be read. */
export class FolderUnreadable extends Error {
  override readonly name = 'FolderUnreadable';
}

/**
 * Reads a downloaded report. Throws `FolderUnreadable`, and `DifferenceFound` where its files are not those that its
 * manifest lists; a snapshot that is not the listed one is found by the recount.
 */
export async function reportIn(folder: string): Promise<ArchivedReport> {
  await readdir(folder).catch(() => {
    throw new FolderUnreadable(folder);
  });
  const { manifest, files } = await checkFiles(folder);
  return { head: manifest.report, files };
}
