import { fill } from '#shared/web/wording.ts';
import texts from './texts.ru.json' with { type: 'json' };

interface Place {
  readonly file: string;
  /** Of a text file the line, of a sheet the row, both from 1. */
  readonly row?: number | undefined;
  readonly column?: string | undefined;
}

/** Texts that cannot be read; the message says where and what to mend. */
export class TextsUnreadable extends Error {
  override readonly name = 'TextsUnreadable';

  constructor(
    { file, row, column }: Place,
    why: keyof typeof texts.unreadable,
    values: Readonly<Record<string, string | number>> = {},
  ) {
    const place = [
      fill(texts.place.file, { file }),
      ...(row === undefined ? [] : [fill(texts.place.row, { row })]),
      ...(column === undefined ? [] : [fill(texts.place.column, { column })]),
    ];
    super(`${place.join(', ')}: ${fill(texts.unreadable[why], values)}`);
  }
}
