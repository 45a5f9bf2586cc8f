import { writeXlsx } from 'hucre/xlsx';
import { indicatorIds } from '#shared/domain/ratings/method.ts';
import type { ReportContent } from '#shared/domain/ratings/report.ts';
import { shownSignals } from '#shared/domain/ratings/shown-signals.ts';
import names from '#shared/web/rating-names.ru.json' with { type: 'json' };
import { fill, periodName } from '#shared/web/wording.ts';
import { changeColumns, methodColumn, nameColumn, placeColumn, scoreColumns } from './body-columns.ts';
import { indicatorColumns, indicatorTitle, ofEachIndicator, shareColumns } from './indicator-columns.ts';
import { methodColumns, methodRows } from './method-sheet.ts';
import noteTexts from './rating-note.ru.json' with { type: 'json' };
import { signalColumns } from './signals-sheet.ts';
import { type ShownIndicator, type TableBody, tableBodies } from './table-body.ts';
import type { TableColumn } from './table-column.ts';
import texts from './tables.ru.json' with { type: 'json' };
import { xlsxSheet } from './xlsx-sheet.ts';

/** The rating as a workbook: table, indicators, bodies outside the rating, signals, method. */
export async function ratingXlsx(content: ReportContent): Promise<Uint8Array> {
  const { snapshot, method } = content;
  const { sheets } = texts;
  const decimals = method.scoreDecimals;
  const bodies = tableBodies(content);
  const ranked = bodies.filter((body) => body.ranked);
  const notRanked = bodies.filter((body) => !body.ranked);
  // Dated by its data: by default the library takes the clock, and the bytes would differ.
  const cutOff = new Date(snapshot.cutOff);
  return await writeXlsx({
    properties: {
      title: fill(noteTexts.title, { period: periodName(snapshot.period) }),
      subject: names.leagues[snapshot.league],
      ...(snapshot.method.sample ? { description: noteTexts.sample } : {}),
      created: cutOff,
      modified: cutOff,
    },
    sheets: [
      xlsxSheet({
        name: sheets.rating,
        columns: [placeColumn, nameColumn, ...scoreColumns, ...changeColumns, methodColumn(content)],
        rows: ranked,
        ...{ frozen: 2, decimals },
      }),
      xlsxSheet({
        name: sheets.indicators,
        columns: eachIndicatorColumns,
        rows: ranked.flatMap(eachIndicator),
        ...{ frozen: 3, decimals },
      }),
      xlsxSheet({
        name: sheets.notRanked,
        columns: [nameColumn, ...notRankedColumns, ...ofEachIndicator(shareColumns)],
        rows: notRanked,
        ...{ frozen: 1, decimals },
      }),
      xlsxSheet({
        name: sheets.signals,
        columns: signalColumns,
        rows: shownSignals(snapshot, method.smallNumbers),
        ...{ frozen: 0, decimals },
      }),
      xlsxSheet({
        name: sheets.method,
        columns: methodColumns,
        rows: methodRows(content),
        ...{ frozen: 0, decimals },
      }),
    ],
  });
}

interface IndicatorOfBody extends ShownIndicator {
  readonly body: TableBody;
  readonly title: string;
}

/** Bodies and indicators below each other, so that a filter picks one of either. */
function eachIndicator(body: TableBody): IndicatorOfBody[] {
  return indicatorIds.map((id) => ({ ...body.indicators[id], body, title: indicatorTitle(id) }));
}

const eachIndicatorColumns: readonly TableColumn<IndicatorOfBody>[] = [
  { ...placeColumn, cell: ({ body }) => placeColumn.cell(body) },
  { ...nameColumn, cell: ({ body }) => body.name },
  { title: texts.shares.indicator, kind: 'text', cell: ({ title }) => title, width: 26 },
  ...indicatorColumns,
];

const notRankedColumns: readonly TableColumn<TableBody>[] = [
  { title: texts.notRanked.due, kind: 'count', cell: ({ due }) => due },
  { title: texts.notRanked.cycles, kind: 'count', cell: ({ cycles }) => cycles },
];
