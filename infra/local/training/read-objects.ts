import * as z from 'zod';
import { type Line, readLines } from '../replay/read-lines.ts';
import type { Row } from './row.ts';
import { TextsUnreadable } from './texts-unreadable.ts';

const objectSchema = z.record(z.string(), z.unknown());

/** Rows of a file with a JSON object a line, plain or `.gz`, in UTF-8. Throws `TextsUnreadable` for a line that is none. */
export async function* readObjects(file: string): AsyncGenerator<Row & { readonly bytesRead: number }> {
  for await (const line of readLines(file)) {
    yield { number: line.number, fields: objectIn(file, line), bytesRead: line.bytesRead };
  }
}

function objectIn(file: string, { number: row, text, isUtf8 }: Line): Record<string, unknown> {
  if (!isUtf8) throw new TextsUnreadable({ file, row }, 'encoding');
  let value: unknown;
  try {
    value = JSON.parse(row === 1 ? text.replace(/^\ufeff/, '') : text);
  } catch {
    throw new TextsUnreadable({ file, row }, 'json');
  }
  const parsed = objectSchema.safeParse(value);
  if (!parsed.success) throw new TextsUnreadable({ file, row }, 'notAnObject');
  return parsed.data;
}
