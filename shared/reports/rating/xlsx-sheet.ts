import type { CellStyle, WriteSheet } from 'hucre/xlsx';
import { rangeRef } from 'hucre/xlsx';
import type { CellKind, CellValue, TableColumn } from './table-column.ts';

export interface TableSheet<Row> {
  readonly name: string;
  readonly columns: readonly TableColumn<Row>[];
  readonly rows: readonly Row[];
  /** Columns at the left that stay in sight. */
  readonly frozen: number;
  /** Decimals of points. */
  readonly decimals: number;
}

const header: CellStyle = {
  font: { name: 'Calibri', size: 11, bold: true },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'DCE6F1' } },
  alignment: { vertical: 'center', wrapText: true },
};

/** A table as a sheet: its header stays in sight and filters; numbers are numbers, with a format. */
export function xlsxSheet<Row>({ name, columns, rows, frozen, decimals }: TableSheet<Row>): WriteSheet {
  return {
    name,
    columns: columns.map(({ kind, width = 14 }) => ({ width, style: styleOf(kind, decimals) })),
    rows: [columns.map(({ title }) => title), ...rows.map((row) => columns.map(({ cell }) => stored(cell(row))))],
    // The only way to a header's own style: a column's style is that of all its cells.
    cells: new Map(columns.map(({ title }, column) => [`0,${column}`, { value: title, style: header }])),
    freezePane: { rows: 1, columns: frozen },
    autoFilter: { range: rangeRef(0, 0, rows.length, columns.length - 1) },
    pageSetup: { orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  };
}

function styleOf(kind: CellKind, decimals: number): CellStyle {
  const vertical = 'top';
  if (kind === 'text') return { alignment: { vertical, wrapText: true } };
  // A text in a column of figures tells that they are hidden: it stands where they would.
  return { numFmt: formatOf(kind, decimals), alignment: { vertical, horizontal: 'right' } };
}

function formatOf(kind: Exclude<CellKind, 'text'>, decimals: number): string {
  if (kind === 'share') return '0.0%';
  return kind === 'count' || decimals === 0 ? '0' : `0.${'0'.repeat(decimals)}`;
}

/** Six decimals: what is beyond is rounding noise, which would show as «-0.00». */
function stored(value: CellValue): string | number | null {
  return typeof value === 'number' ? Number(value.toFixed(6)) : (value ?? null);
}
