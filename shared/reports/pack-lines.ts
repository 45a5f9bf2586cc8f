import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createGzip } from 'node:zlib';

interface PackedLines {
  /** Of the lines, hex. */
  readonly sha256: string;
  /** One member of a gzip file: such members one after another are a gzip file again. */
  readonly compressed: Uint8Array;
}

/** So many lines at a time become one text. */
const linesAtOnce = 5000;

/**
 * Writes items as lines of a facts file; `see` gets the text as it comes. No time and no name in the header: the same items
 * give the same bytes.
 */
export async function packLines<T>(
  items: readonly T[],
  lineOf: (item: T) => string,
  see: (text: string) => void = () => {},
): Promise<PackedLines> {
  const gzip = createGzip({ level: 9 });
  const hash = createHash('sha256');
  const chunks: Buffer[] = [];
  gzip.on('data', (chunk: Buffer) => chunks.push(chunk));
  for (let begin = 0; begin < items.length; begin += linesAtOnce) {
    const text = items
      .slice(begin, begin + linesAtOnce)
      .map(lineOf)
      .join('');
    hash.update(text);
    see(text);
    if (!gzip.write(text)) await once(gzip, 'drain');
  }
  gzip.end();
  await once(gzip, 'end');
  return { sha256: hash.digest('hex'), compressed: Buffer.concat(chunks) };
}
