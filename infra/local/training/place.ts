import { fill } from '#shared/web/wording.ts';
import texts from './texts.ru.json' with { type: 'json' };

/** Where in the texts something lies. */
export interface Place {
  readonly file: string;
  /** Of a text file the line, of a sheet the row, both from 1. */
  readonly row?: number | undefined;
  readonly column?: string | undefined;
}

/** «a.csv», строка 3, столбец «text»: as much of it as is known. */
export function placeText({ file, row, column }: Place): string {
  const parts = [
    fill(texts.place.file, { file }),
    ...(row === undefined ? [] : [fill(texts.place.row, { row })]),
    ...(column === undefined ? [] : [fill(texts.place.column, { column })]),
  ];
  return parts.join(', ');
}
