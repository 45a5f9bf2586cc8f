import { mkdir, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileErrorCode } from '../error-code.ts';

/** What training writes, by the names it has in the folder. */
export const modelFiles = { model: 'texts.model', stamp: 'texts.model.json', card: 'texts.card.ru.md' } as const;

/**
 * Makes the folder and tries every file that is to be written to it, so that no hours of learning are lost on a folder that
 * takes none. Files that are there stay as they are. The answer is the code of what failed, or undefined.
 */
export async function tryOutFolder(folder: string): Promise<string | undefined> {
  try {
    await mkdir(folder, { recursive: true });
    for (const name of Object.values(modelFiles)) await tryFile(join(folder, name));
    return undefined;
  } catch (error) {
    const code = fileErrorCode(error);
    if (code === undefined) throw error;
    return code;
  }
}

async function tryFile(file: string): Promise<void> {
  const opened = await open(file, 'a');
  const { size } = await opened.stat();
  await opened.close();
  if (size === 0) await rm(file);
}
