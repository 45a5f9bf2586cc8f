import { readdir } from 'node:fs/promises';
import { checkFiles } from '#infra/local/verification/check-files.ts';
import { DifferenceFound } from '#infra/local/verification/verdict.ts';
import { ratingKind } from '#shared/domain/ratings/rating-path.ts';
import { fileNames } from '#shared/domain/ratings/report.ts';
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
 * Reads a downloaded rating. Throws `FolderUnreadable`, and `DifferenceFound` where its files are not those that its
 * manifest lists; a snapshot that is not the listed one is found by the recount.
 */
export async function reportIn(folder: string): Promise<ArchivedReport> {
  await readdir(folder).catch(() => {
    throw new FolderUnreadable(folder);
  });
  const { manifest, files } = await checkFiles(folder);
  const head = manifest.report;
  if (head.kind !== ratingKind)
    throw new DifferenceFound({ kind: 'unreadable', file: fileNames.manifest, where: 'report.kind' });
  return { head, files };
}
