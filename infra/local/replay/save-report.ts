import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { manifestSchema } from '#shared/domain/ratings/manifest.ts';
import { fileNames } from '#shared/domain/ratings/report.ts';
import type { ReportPath } from '#shared/domain/reports/archive.ts';
import type { CentreAccess } from './centre-access.ts';

/** Copies a report's files from the archive into `<out>/<subject>/<period>/r<revision>`; answers that folder. */
export async function saveReport(
  out: string,
  path: ReportPath,
  centre: Pick<CentreAccess, 'readReport'>,
): Promise<string> {
  const folder = join(out, path.subject, path.period, `r${path.revision}`);
  await mkdir(folder, { recursive: true });
  const manifest = await centre.readReport(path, fileNames.manifest);
  const { files } = manifestSchema.parse(JSON.parse(new TextDecoder().decode(manifest)));
  const { publicKey, signature } = fileNames;
  for (const file of [...files.map(({ name }) => name), publicKey, fileNames.manifest, signature]) {
    const bytes = await centre.readReport(path, file);
    if (!bytes) throw new Error(`RCC_REPORT_FILE_MISSING ${file}`);
    await writeFile(join(folder, file), bytes);
  }
  return folder;
}
