import { stringify } from 'csv-stringify/sync';
import type { ReportContent } from '#shared/domain/ratings/report.ts';
import { fill } from '#shared/web/wording.ts';
import { changeColumns, methodColumn, nameColumn, placeColumn, scoreColumns } from './body-columns.ts';
import { indicatorColumns, ofEachIndicator } from './indicator-columns.ts';
import { type TableBody, tableBodies } from './table-body.ts';
import type { CellKind, TableColumn } from './table-column.ts';
import texts from './tables.ru.json' with { type: 'json' };

/**
 * The table as CSV for a Russian spreadsheet: UTF-8 with its mark, semicolons, CRLF, decimal comma. A name that begins
 * like a formula gets an apostrophe; numbers do not, negative ones either.
 */
export function ratingCsv(content: ReportContent): Uint8Array {
  const columns: readonly TableColumn<TableBody>[] = [
    placeColumn,
    nameColumn,
    ...scoreColumns,
    ...ofEachIndicator(indicatorColumns),
    ...changeColumns,
    methodColumn(content),
  ];
  const titles = columns.map(({ title, kind }) => (kind === 'share' ? fill(texts.percent, { title }) : title));
  const rows = tableBodies(content).map((body) => columns.map(({ cell }) => cell(body)));
  const { scoreDecimals } = content.method;
  const text = stringify([titles, ...rows], {
    bom: true,
    delimiter: ';',
    record_delimiter: 'windows',
    // A lone line feed in a name, too: the windows delimiter alone would leave it bare.
    quote_record_delimiter: true,
    escape_formulas: true,
    cast: { number: (value, { index }) => csvNumber(value, columns[index]?.kind, scoreDecimals) },
  });
  return new TextEncoder().encode(text);
}

function csvNumber(value: number, kind: CellKind | undefined, decimals: number): string {
  if (kind === 'share') return withComma((100 * value).toFixed(1));
  return kind === 'points' ? withComma(value.toFixed(decimals)) : String(value);
}

/** Of a rounded −0 the sign means nothing. */
function withComma(written: string): string {
  return (Number(written) === 0 ? written.replace('-', '') : written).replace('.', ',');
}
