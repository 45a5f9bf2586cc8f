import * as z from 'zod';
import { readLines } from '../replay/read-lines.ts';
import type { Row } from './row.ts';
import { TextsUnreadable } from './texts-unreadable.ts';

const objectSchema = z.record(z.string(), z.unknown());

/** Rows of a file with a JSON object a line, plain or `.gz`. Throws `TextsUnreadable` for a line that is none. */
export async function* readObjects(file: string): AsyncGenerator<Row & { readonly bytesRead: number }> {
  for await (const { number, text, bytesRead } of readLines(file)) {
    yield { number, fields: objectIn(file, number, text), bytesRead };
  }
}

function objectIn(file: string, row: number, text: string): Record<string, unknown> {
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
