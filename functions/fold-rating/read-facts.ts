import { createHash } from 'node:crypto';
import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import type { RatingFact } from '#shared/domain/ratings/fact.ts';
import { parseFactLine } from '#shared/domain/ratings/read-fact-line.ts';
import type { ArchivedFacts } from '#shared/domain/ratings/report.ts';
import type { StoredBytes } from '#shared/domain/reports/archive.ts';

/**
 * Reads a facts file that lies in members of gzip, in their order, and hands each fact on; holds one member and one block
 * of text at a time. Throws SyntaxError that names the line.
 */
export async function readFacts(
  members: () => AsyncIterable<Uint8Array>,
  add: (fact: RatingFact) => void,
): Promise<ArchivedFacts<StoredBytes>> {
  const [packed, plain] = [createHash('sha256'), createHash('sha256')];
  let length = 0;
  async function* measured() {
    for await (const member of members()) {
      packed.update(member);
      length += member.length;
      yield member;
    }
  }
  let count = 0;
  for await (const line of linesOf(measured(), (block) => plain.update(block))) {
    count += 1;
    add(parseFactLine(line, count));
  }
  const compressed = { length, sha256: packed.digest('hex'), read: members };
  return { count, sha256: plain.digest('hex'), compressed };
}

async function* linesOf(
  compressed: AsyncIterable<Uint8Array>,
  see: (block: Uint8Array) => void,
): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = '';
  // What fails on the way ends the loop with its error: there is nothing to do in the callback.
  for await (const block of pipeline(Readable.from(compressed), createGunzip(), () => {})) {
    see(block);
    const lines = `${rest}${decoder.decode(block, { stream: true })}`.split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
}
