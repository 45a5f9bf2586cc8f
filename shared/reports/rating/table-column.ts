/** What a cell holds; undefined is an empty one. */
export type CellValue = string | number | undefined;

/** How numbers of a column are written: points with the method's decimals, shares of 1 as percent. */
export type CellKind = 'text' | 'count' | 'points' | 'share';

/** A column of a table that people open in a spreadsheet. */
export interface TableColumn<Row> {
  readonly title: string;
  readonly kind: CellKind;
  readonly cell: (row: Row) => CellValue;
  /** In characters. */
  readonly width?: number | undefined;
}
