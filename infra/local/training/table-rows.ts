import type { Row } from './row.ts';
import { TextsUnreadable } from './texts-unreadable.ts';

/** A row of a table before its cells are named. */
export interface Cells {
  readonly number: number;
  readonly cells: readonly unknown[];
}

/** Rows of a table by the names in its first one. Throws `TextsUnreadable` for a row wider or narrower than that. */
export function* tableRows(file: string, [header, ...rows]: readonly Cells[]): Generator<Row> {
  if (!header || rows.length === 0) throw new TextsUnreadable({ file }, 'empty');
  const names = header.cells.map((name) => String(name ?? '').trim());
  const twice = names.find((name, at) => name !== '' && names.indexOf(name) !== at);
  if (twice !== undefined) throw new TextsUnreadable({ file, row: header.number, column: twice }, 'twice');
  for (const { number, cells } of rows) {
    if (cells.length !== names.length) {
      const [found, expected] = [cells.length, names.length];
      const column = found < expected ? names[found] : names.at(-1);
      const values = { found, expected, column: column ?? '' };
      throw new TextsUnreadable({ file, row: number }, found < expected ? 'narrow' : 'wide', values);
    }
    const named = names.map((name, at) => [name, cells[at]] as const);
    yield { number, fields: Object.fromEntries(named.filter(([name]) => name !== '')) };
  }
}
