import type { LabelledText } from '#shared/training/labelled-text.ts';
import { fileErrorCode } from '../error-code.ts';
import { type Mapping, ownNames } from './mapping.ts';
import type { Place } from './place.ts';
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

/** A text with the place where it begins. */
interface Found {
  readonly text: LabelledText;
  readonly place: Place;
}

/**
 * Labelled texts of files, by their endings: JSON objects a line (flat, or histories of a city portal), CSV, XLSX, and trees of
 * labels in JSON. `look` sees every text that is taken, with its place. Throws `TextsUnreadable`, which names the place.
 */
export async function readLabelledTexts(
  files: readonly string[],
  mapping: Partial<Mapping> = {},
  whenRead: (read: FileRead) => void = () => {},
  look: (text: LabelledText, place: Place) => void = () => {},
): Promise<LabelledText[]> {
  const all: LabelledText[] = [];
  for (const file of files) {
    let leftOut = 0;
    const before = all.length;
    for await (const { text, place } of textsOf(file, { ...ownNames, ...mapping })) {
      if (isOfUse(text)) {
        all.push(text);
        look(text, place);
      } else leftOut += 1;
    }
    whenRead({ file, texts: all.length - before, leftOut });
  }
  return all;
}

async function* textsOf(file: string, mapping: Mapping): AsyncGenerator<Found> {
  try {
    if (/\.json$/i.test(file)) {
      for await (const text of readTree(file, mapping.tree)) yield { text, place: { file } };
    } else yield* textsOfRows(file, rowsOf(file), mapping);
  } catch (error) {
    const reason = fileErrorCode(error);
    throw reason === undefined ? error : new TextsUnreadable({ file }, 'file', { reason });
  }
}

async function* textsOfRows(file: string, rows: AsyncIterable<Row>, mapping: Mapping): AsyncGenerator<Found> {
  const { read, checkColumns, seen } = rowReader(file, mapping);
  let [isEmpty, isUseless] = [true, true];
  for await (const row of rows) {
    const text = read(row);
    isEmpty = false;
    isUseless &&= !isOfUse(text);
    yield { text, place: { file, row: row.number } };
  }
  if (isEmpty) throw new TextsUnreadable({ file }, 'empty');
  checkColumns();
  const found = seen().join(', ');
  if (isUseless) throw new TextsUnreadable({ file }, found === '' ? 'noHistories' : 'noTexts', { found });
}

function isOfUse({ text, labels }: LabelledText): boolean {
  return text !== '' && Object.keys(labels).length > 0;
}

function rowsOf(file: string): AsyncIterable<Row> {
  if (/\.(jsonl|ndjson)(\.gz)?$/i.test(file)) return readObjects(file);
  if (/\.csv$/i.test(file)) return readCsv(file);
  if (/\.xlsx$/i.test(file)) return readXlsx(file);
  throw new TextsUnreadable({ file }, 'ending');
}
