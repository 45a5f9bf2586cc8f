import type { LabelledText } from '#shared/training/labelled-text.ts';
import { type Mapping, ownNames } from './mapping.ts';
import { readCsv } from './read-csv.ts';
import { readObjects } from './read-objects.ts';
import { readTree } from './read-tree.ts';
import { readXlsx } from './read-xlsx.ts';
import type { Row } from './row.ts';
import { rowReader } from './row-reader.ts';
import { TextsUnreadable } from './texts-unreadable.ts';

/** What was read of a file. */
export interface FileRead {
  readonly file: string;
  readonly texts: number;
  /** Rows without words or without labels. */
  readonly leftOut: number;
}

/**
 * Labelled texts of files, by their endings: JSON objects a line (flat, or histories of a city portal), CSV, XLSX, and trees of
 * labels in JSON. Throws `TextsUnreadable`, which names the place.
 */
export async function readLabelledTexts(
  files: readonly string[],
  mapping: Partial<Mapping> = {},
  whenRead: (read: FileRead) => void = () => {},
): Promise<LabelledText[]> {
  const all: LabelledText[] = [];
  for (const file of files) {
    let leftOut = 0;
    const before = all.length;
    for await (const text of textsOf(file, { ...ownNames, ...mapping })) {
      if (text.text !== '' && Object.keys(text.labels).length > 0) all.push(text);
      else leftOut += 1;
    }
    whenRead({ file, texts: all.length - before, leftOut });
  }
  return all;
}

async function* textsOf(file: string, mapping: Mapping): AsyncGenerator<LabelledText> {
  try {
    if (/\.json$/i.test(file)) yield* readTree(file, mapping.tree);
    else yield* textsOfRows(file, rowsOf(file), mapping);
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : '';
    // Of the file itself, or of its compression.
    throw /^(Z_|E[A-Z]+$)/.test(reason) ? new TextsUnreadable({ file }, 'file', { reason }) : error;
  }
}

async function* textsOfRows(file: string, rows: AsyncIterable<Row>, mapping: Mapping): AsyncGenerator<LabelledText> {
  const { read, checkColumns, seen } = rowReader(file, mapping);
  let isOfUse = false;
  for await (const row of rows) {
    const text = read(row);
    isOfUse ||= text.text !== '' && Object.keys(text.labels).length > 0;
    yield text;
  }
  checkColumns();
  if (!isOfUse) throw new TextsUnreadable({ file }, 'noTexts', { found: seen().join(', ') });
}

function rowsOf(file: string): AsyncIterable<Row> {
  if (/\.(jsonl|ndjson)(\.gz)?$/i.test(file)) return readObjects(file);
  if (/\.csv$/i.test(file)) return readCsv(file);
  if (/\.xlsx$/i.test(file)) return readXlsx(file);
  throw new TextsUnreadable({ file }, 'ending');
}
