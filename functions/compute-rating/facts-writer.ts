import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createGzip } from 'node:zlib';
import type { ArchivedFacts } from '#shared/domain/ratings/report.ts';

/** Writes the canonical facts file as its lines come: only what is compressed stays in memory. */
export interface FactsWriter {
  /** Lines with their line breaks, in the order of the file. */
  write(lines: readonly string[]): Promise<void>;
  end(): Promise<ArchivedFacts>;
}

/** Gzip with no time and no name in its header: the same lines give the same bytes. */
export function factsWriter(): FactsWriter {
  const gzip = createGzip({ level: 9 });
  const hash = createHash('sha256');
  const chunks: Buffer[] = [];
  gzip.on('data', (chunk: Buffer) => chunks.push(chunk));
  let count = 0;
  return {
    async write(lines) {
      count += lines.length;
      const text = lines.join('');
      hash.update(text);
      if (!gzip.write(text)) await once(gzip, 'drain');
    },
    async end() {
      gzip.end();
      await once(gzip, 'end');
      return { count, sha256: hash.digest('hex'), compressed: Buffer.concat(chunks) };
    },
  };
}
