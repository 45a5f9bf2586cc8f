import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createGzip } from 'node:zlib';
import type { RatingFact } from '#shared/domain/ratings/fact.ts';
import { factLine } from '#shared/domain/ratings/fact-line.ts';

interface PackedFacts {
  /** Of the lines, hex. */
  readonly sha256: string;
  /** One member of a gzip file: such members one after another are a gzip file again. */
  readonly compressed: Uint8Array;
}

/** So many lines at a time become one text. */
const linesAtOnce = 5000;

/** Writes facts as lines of the canonical facts file. No time and no name in the header: the same facts give the same bytes. */
export async function packFacts(facts: readonly RatingFact[]): Promise<PackedFacts> {
  const gzip = createGzip({ level: 9 });
  const hash = createHash('sha256');
  const chunks: Buffer[] = [];
  gzip.on('data', (chunk: Buffer) => chunks.push(chunk));
  for (let begin = 0; begin < facts.length; begin += linesAtOnce) {
    const text = facts
      .slice(begin, begin + linesAtOnce)
      .map(factLine)
      .join('');
    hash.update(text);
    if (!gzip.write(text)) await once(gzip, 'drain');
  }
  gzip.end();
  await once(gzip, 'end');
  return { sha256: hash.digest('hex'), compressed: Buffer.concat(chunks) };
}
