import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';

/** Writes lines to a file, compressed where it ends with `.gz`. The file appears when it is whole, or stays as it was. */
export async function writeWhole(file: string, lines: AsyncIterable<string>): Promise<void> {
  // A name that no file has: what lies beside may be somebody's, even what the lines are read from.
  const part = `${file}.${randomUUID()}.part`;
  try {
    const target = createWriteStream(part, { flags: 'wx' });
    await (file.endsWith('.gz') ? pipeline(lines, createGzip(), target) : pipeline(lines, target));
    await rename(part, file);
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
}
