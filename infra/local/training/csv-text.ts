import { isUtf8 } from 'node:buffer';
import { lineNumbers } from './line-numbers.ts';
import { TextsUnreadable } from './texts-unreadable.ts';

/**
 * Two letters of UTF-8 side by side, each of two bytes or more: a word in Russian. A single one proves nothing: in
 * Windows-1251 «Лё» and «К»» are such bytes too.
 */
const utf8Word =
  /(?:[\u00c2-\u00df][\u0080-\u00bf]|[\u00e0-\u00ef][\u0080-\u00bf]{2}|[\u00f0-\u00f4][\u0080-\u00bf]{3}){2}/;

/**
 * The text of a CSV file: UTF-8, or Windows-1251 as a whole, in which Excel saves. Throws `TextsUnreadable` for UTF-16, and for
 * UTF-8 with bytes in it that are none, with the line.
 */
export function csvText(file: string, bytes: Buffer): string {
  if (isUtf16(bytes)) throw new TextsUnreadable({ file }, 'utf16');
  if (isUtf8(bytes)) return new TextDecoder().decode(bytes);
  if (!utf8Word.test(bytes.toString('latin1'))) return new TextDecoder('windows-1251').decode(bytes);
  throw new TextsUnreadable({ file, row: firstBrokenLine(bytes) }, 'encoding');
}

/** By its mark; without one, by zero bytes, which no other text has. */
function isUtf16(bytes: Buffer): boolean {
  const isMarked = /^(?:\u00ff\u00fe|\u00fe\u00ff)/.test(bytes.toString('latin1', 0, 2));
  return isMarked || bytes.subarray(0, 1000).includes(0);
}

function firstBrokenLine(bytes: Buffer): number {
  const lineAt = lineNumbers(bytes);
  let start = 0;
  for (
    let end = bytes.indexOf('\n');
    end >= 0 && isUtf8(bytes.subarray(start, end));
    end = bytes.indexOf('\n', start)
  ) {
    start = end + 1;
  }
  return lineAt(start);
}
