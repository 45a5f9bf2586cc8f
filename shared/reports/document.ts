/** A column of a table in a document. */
export interface Column {
  readonly title: string;
  /** Figures stand at the right, one below the other. */
  readonly isFigure?: boolean | undefined;
  /** Share of the table's width, beside those of the other columns; 1 where absent. */
  readonly width?: number | undefined;
}

/** A part of a document that people read on a screen or on paper. */
export type Block =
  | { readonly kind: 'heading'; readonly level: 2 | 3; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string; readonly tone?: 'quiet' | 'notice' | undefined }
  /** Names and what they are. */
  | { readonly kind: 'facts'; readonly rows: readonly (readonly [name: string, value: string])[] }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  /** The first column names its row. */
  | {
      readonly kind: 'table';
      readonly caption: string;
      readonly columns: readonly Column[];
      readonly rows: readonly (readonly string[])[];
    }
  /** An SVG of our own charts, which says what it shows. */
  | { readonly kind: 'chart'; readonly svg: string }
  /** A command line or a formula, as it is typed. */
  | { readonly kind: 'code'; readonly text: string };

/** A report's text, tables and pictures, whatever they are about: what HTML and PDF are made of. */
export interface ReportDocument {
  readonly title: string;
  readonly subtitle: string;
  /** UTC milliseconds that the document is dated with: of its data, not of the clock. */
  readonly date: number;
  readonly blocks: readonly Block[];
}
