import { readFile } from 'node:fs/promises';
import { CsvError, parse } from 'csv-parse/sync';
import * as z from 'zod';
import { csvText } from './csv-text.ts';
import { lineNumbers } from './line-numbers.ts';
import type { Row } from './row.ts';
import { type Cells, tableRows } from './table-rows.ts';
import { TextsUnreadable } from './texts-unreadable.ts';

const recordSchema = z.array(z.string());
const delimiters = [',', ';', '\t'];

/** Blank lines, and the line by which a file tells Excel its delimiter. */
const beforeHeader = /^(?:[ \t]*\r?\n)*(?:"?sep=([,;\t|])"?[ \t]*\r?\n(?:[ \t]*\r?\n)*)?/i;

/**
 * Rows of a CSV file: UTF-8, or Windows-1251, in which Excel saves; a delimiter of comma, semicolon or tab, the one that the
 * header has most of, or the one that the file names: `sep=;`. Throws `TextsUnreadable` with the line where the row begins.
 */
export async function* readCsv(file: string): AsyncGenerator<Row> {
  yield* tableRows(file, recordsOf(file, csvText(file, await readFile(file))));
}

function recordsOf(file: string, text: string): Cells[] {
  const [before = '', named] = beforeHeader.exec(text) ?? [];
  const bytes = Buffer.from(text);
  const lineAt = lineNumbers(bytes);
  const header = Buffer.byteLength(before);
  const records: Cells[] = [];
  let next = header;
  const number = () => lineAt(pastBlankLines(bytes, next));
  try {
    parse(bytes.subarray(header), {
      ...{
        delimiter: named ?? delimiterOf(text.slice(before.length)),
        skip_empty_lines: true,
        relax_column_count: true,
      },
      on_record: (record: unknown, { bytes: read }) => {
        records.push({ number: number(), cells: recordSchema.parse(record) });
        next = header + read;
        return null;
      },
    });
    return records;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const at = z.int().safeParse(error['index']).data;
    const column = at === undefined ? undefined : String(records[0]?.cells[at] ?? at + 1).trim();
    throw new TextsUnreadable({ file, row: number(), column }, 'csv', { reason: error.code });
  }
}

function pastBlankLines(bytes: Buffer, from: number): number {
  let at = from;
  while (bytes[at] === 0x0a || bytes[at] === 0x0d) at += 1;
  return at;
}

function delimiterOf(text: string): string {
  const header = text.slice(0, text.indexOf('\n') + 1 || undefined).replace(/"[^"]*"/g, '');
  const counts = delimiters.map((delimiter) => header.split(delimiter).length);
  return delimiters[counts.indexOf(Math.max(...counts))] ?? ',';
}
