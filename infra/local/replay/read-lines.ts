import { isUtf8 } from 'node:buffer';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';

export interface Line {
  /** From 1. */
  readonly number: number;
  /** Where bytes are not UTF-8, marks instead of letters. */
  readonly text: string;
  readonly isUtf8: boolean;
  /** Of the file as it lies on the disk, read so far. */
  readonly bytesRead: number;
}

/** Lines of a text file, plain or `.gz`, that are not empty; holds one line and one block at a time. */
export async function* readLines(path: string): AsyncGenerator<Line> {
  const file = createReadStream(path);
  const stream = path.endsWith('.gz') ? pipeline(file, createGunzip(), () => {}) : file;
  let pieces: Buffer[] = [];
  let number = 0;
  const lineOf = (bytes: Buffer): Line => {
    return { number, text: bytes.toString(), isUtf8: isUtf8(bytes), bytesRead: file.bytesRead };
  };
  for await (const block of stream) {
    const ends = piecesOf(block);
    const rest = ends.pop();
    for (const end of ends) {
      number += 1;
      const line = lineOf(Buffer.concat([...pieces, end]));
      pieces = [];
      if (line.text.trim() !== '') yield line;
    }
    if (rest) pieces.push(rest);
  }
  number += 1;
  const last = lineOf(Buffer.concat(pieces));
  if (last.text.trim() !== '') yield last;
}

/** A block cut at its line breaks; the last piece is the beginning of a line that goes on. */
function piecesOf(block: Buffer): Buffer[] {
  const pieces: Buffer[] = [];
  let from = 0;
  for (let to = block.indexOf('\n'); to >= 0; to = block.indexOf('\n', from)) {
    pieces.push(block.subarray(from, to));
    from = to + 1;
  }
  return [...pieces, block.subarray(from)];
}
