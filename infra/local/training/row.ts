/** A row of a file of texts. */
export interface Row {
  /** Of a text file the line where the row begins, of a sheet the row, both from 1. */
  readonly number: number;
  readonly fields: Readonly<Record<string, unknown>>;
}
