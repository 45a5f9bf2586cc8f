import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ReportPath } from '#shared/domain/ratings/archive.ts';
import { fileNames } from '#shared/domain/ratings/report.ts';
import type { CentreAccess } from './centre-access.ts';

/** Copies a report's files from the archive into `<out>/<league>/<period>/r<revision>`; answers that folder. */
export async function saveReport(
  out: string,
  path: ReportPath,
  centre: Pick<CentreAccess, 'readReport'>,
): Promise<string> {
  const folder = join(out, path.league, path.period, `r${path.revision}`);
  await mkdir(folder, { recursive: true });
  for (const file of Object.values(fileNames)) {
    const bytes = await centre.readReport(path, file);
    if (!bytes) throw new Error(`RCC_REPORT_FILE_MISSING ${file}`);
    await writeFile(join(folder, file), bytes);
  }
  return folder;
}
