import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileNames } from '#shared/domain/ratings/report.ts';

const names: readonly string[] = Object.values(fileNames);

/** Folders that hold a report or a part of one, at or below `folder`, in the order of their names. */
export async function findReports(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  if (entries.some(({ name }) => names.includes(name))) return [folder];
  const below = entries.filter((entry) => entry.isDirectory()).map(({ name }) => join(folder, name));
  const found: string[] = [];
  for (const each of below.sort()) found.push(...(await findReports(each)));
  return found;
}
