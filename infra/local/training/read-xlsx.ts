import { readFile } from 'node:fs/promises';
import { streamXlsxRows } from 'hucre/xlsx';
import type { Row } from './row.ts';
import { tableRows } from './table-rows.ts';
import { TextsUnreadable } from './texts-unreadable.ts';

/** Rows of the first sheet of a workbook; dates as the sheet shows them, without zone. Throws `TextsUnreadable`. */
export async function* readXlsx(file: string): AsyncGenerator<Row> {
  yield* tableRows(file, await sheetOf(file, await readFile(file)));
}

async function sheetOf(file: string, bytes: Uint8Array) {
  const rows: { number: number; cells: readonly unknown[] }[] = [];
  try {
    for await (const { index, values } of streamXlsxRows(bytes)) rows.push({ number: index + 1, cells: values });
  } catch (error) {
    throw new TextsUnreadable({ file }, 'xlsx', { reason: error instanceof Error ? error.message : String(error) });
  }
  // Rows end where their last value is; cells that hold only a format count as none.
  const width = rows[0]?.cells.length ?? 0;
  return rows.map(({ number, cells }) => ({ number, cells: padded(cells, width) }));
}

function padded(cells: readonly unknown[], width: number): readonly unknown[] {
  const last = cells.findLastIndex((cell) => cell !== null && cell !== undefined && cell !== '');
  return Array.from({ length: Math.max(width, last + 1) }, (_, at) => cells[at]);
}
