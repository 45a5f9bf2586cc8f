import { stringify } from 'csv-stringify/sync';

/**
 * CSV for a Russian spreadsheet: UTF-8 with its mark, semicolons, CRLF, decimal comma. A text that begins like a formula
 * gets an apostrophe, a negative number does not. Times are to be the region's, to the minute.
 */
export function spreadsheetCsv(rows: readonly (readonly unknown[])[]): string {
  return stringify([...rows], {
    bom: true,
    delimiter: ';',
    record_delimiter: 'windows',
    // A lone line feed in an id, too: the windows delimiter alone would leave it bare.
    quote_record_delimiter: true,
    escape_formulas: true,
    cast: { number: (value) => String(value).replace('.', ',') },
  });
}
