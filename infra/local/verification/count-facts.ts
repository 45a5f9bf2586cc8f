import { gunzipSync } from 'node:zlib';
import { type ArchivedFacts, fileNames } from '#shared/domain/ratings/report.ts';
import { sha256Of } from './check-files.ts';
import type { FactsFormat } from './facts-formats.ts';
import { messageOf } from './message-of.ts';
import { DifferenceFound } from './verdict.ts';

/**
 * Hands on each fact of an archived facts file, line by line; each line must be the one that its fact is written as, in
 * order. Throws `DifferenceFound` where it is not.
 */
export function countFacts<T>(
  compressed: Uint8Array,
  { parse, write, compare }: FactsFormat<T>,
  add: (fact: T) => void,
): ArchivedFacts {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(gunzipSync(compressed));
    let before: T | undefined;
    let count = 0;
    for (const line of linesOf(text)) {
      count += 1;
      const fact = parse(line, count);
      if (write(fact) !== `${line}\n`) throw new SyntaxError(`facts file, line ${count}: not as it is written`);
      if (before && compare(before, fact) >= 0) throw new SyntaxError(`facts file, line ${count}: out of order`);
      before = fact;
      add(fact);
    }
    return { count, sha256: sha256Of(text), compressed };
  } catch (error) {
    throw new DifferenceFound({ kind: 'unreadable', file: fileNames.facts, where: messageOf(error) });
  }
}

function* linesOf(text: string): Generator<string> {
  let begin = 0;
  while (begin < text.length) {
    const end = text.indexOf('\n', begin);
    if (end < 0) throw new SyntaxError('the facts file does not end with a line break');
    yield text.slice(begin, end);
    begin = end + 1;
  }
}
