import type { ReportContent } from '#shared/domain/ratings/report.ts';
import { fill } from '#shared/web/wording.ts';
import noteTexts from './rating-note.ru.json' with { type: 'json' };
import type { TableBody } from './table-body.ts';
import type { TableColumn } from './table-column.ts';
import texts from './tables.ru.json' with { type: 'json' };

const { columns: titles } = texts;

export const nameColumn: TableColumn<Pick<TableBody, 'name'>> = {
  title: titles.body,
  kind: 'text',
  cell: ({ name }) => name,
  width: 50,
};

export const placeColumn: TableColumn<TableBody> = {
  title: titles.place,
  kind: 'count',
  cell: ({ ranked }) => ranked?.place,
  width: 8,
};

/** Places and scores with their intervals. */
export const scoreColumns: readonly TableColumn<TableBody>[] = [
  { title: titles.group, kind: 'text', cell: ({ ranked }) => ranked?.group, width: 9 },
  { title: titles.score, kind: 'points', cell: ({ ranked }) => ranked?.score },
  { title: titles.scoreLow, kind: 'points', cell: ({ ranked }) => ranked?.scoreInterval[0] },
  { title: titles.scoreHigh, kind: 'points', cell: ({ ranked }) => ranked?.scoreInterval[1] },
  { title: titles.placeLow, kind: 'count', cell: ({ ranked }) => ranked?.placeInterval[0] },
  { title: titles.placeHigh, kind: 'count', cell: ({ ranked }) => ranked?.placeInterval[1] },
  { title: titles.adjustedScore, kind: 'points', cell: ({ ranked }) => ranked?.adjusted.score },
  { title: titles.adjustedPlace, kind: 'count', cell: ({ ranked }) => ranked?.adjusted.place },
];

/** The change since the period before; empty for a body that was not ranked then. */
export const changeColumns: readonly TableColumn<TableBody>[] = [
  { title: titles.changeScore, kind: 'points', cell: ({ ranked }) => ranked?.change?.score },
  { title: titles.changeOwn, kind: 'points', cell: ({ ranked }) => ranked?.change?.own },
  { title: titles.changeOthers, kind: 'points', cell: ({ ranked }) => ranked?.change?.others },
  { title: titles.changePlaces, kind: 'count', cell: ({ ranked }) => ranked?.change?.places },
];

/** The method beside each row: a row that is cut out of the table still tells what it was made with. */
export function methodColumn({ snapshot }: ReportContent): TableColumn<unknown> {
  const { id, version, sample } = snapshot.method;
  const method = fill(noteTexts.head.methodOf, { id, version });
  const shown = sample ? fill(texts.sample, { method }) : method;
  return { title: titles.method, kind: 'text', cell: () => shown, width: 32 };
}
