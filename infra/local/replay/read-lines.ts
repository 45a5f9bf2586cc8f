import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';

export interface Line {
  /** From 1. */
  readonly number: number;
  readonly text: string;
  /** Of the file as it lies on the disk, read so far. */
  readonly bytesRead: number;
}

/** Lines of a text file, plain or `.gz`, that are not empty; holds one line and one block at a time. */
export async function* readLines(path: string): AsyncGenerator<Line> {
  const file = createReadStream(path);
  const stream = path.endsWith('.gz') ? pipeline(file, createGunzip(), () => {}) : file;
  stream.setEncoding('utf8');
  let rest = '';
  let number = 0;
  for await (const block of stream) {
    const lines = `${rest}${block}`.split('\n');
    rest = lines.pop() ?? '';
    for (const text of lines) {
      number += 1;
      if (text.trim() !== '') yield { number, text, bytesRead: file.bytesRead };
    }
  }
  if (rest.trim() !== '') yield { number: number + 1, text: rest, bytesRead: file.bytesRead };
}
