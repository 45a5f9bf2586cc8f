import { readFile } from 'node:fs/promises';
import { CsvError, parse } from 'csv-parse/sync';
import * as z from 'zod';
import type { Row } from './row.ts';
import { tableRows } from './table-rows.ts';
import { TextsUnreadable } from './texts-unreadable.ts';

const recordsSchema = z.array(z.object({ record: z.array(z.string()), info: z.object({ lines: z.int() }) }));
const delimiters = [',', ';', '\t'];

/**
 * Rows of a CSV file: UTF-8, or Windows-1251, in which Excel saves; a delimiter of comma, semicolon or tab, the one that the
 * header has most of. Throws `TextsUnreadable` with the line that does not fit.
 */
export async function* readCsv(file: string): AsyncGenerator<Row> {
  const text = decoded(await readFile(file));
  yield* tableRows(file, recordsOf(file, text));
}

function recordsOf(file: string, text: string) {
  try {
    const options = { delimiter: delimiterOf(text), info: true, skip_empty_lines: true, relax_column_count: true };
    return recordsSchema.parse(parse(text, options)).map(({ record, info }) => ({ number: info.lines, cells: record }));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const row = z.int().safeParse(error['lines']).data;
    throw new TextsUnreadable({ file, row }, 'csv', { reason: error.code });
  }
}

function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1251').decode(bytes);
  }
}

function delimiterOf(text: string): string {
  const header = text.slice(0, text.indexOf('\n') + 1 || undefined).replace(/"[^"]*"/g, '');
  const counts = delimiters.map((delimiter) => header.split(delimiter).length);
  return delimiters[counts.indexOf(Math.max(...counts))] ?? ',';
}
