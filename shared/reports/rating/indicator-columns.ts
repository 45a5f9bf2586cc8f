import { type IndicatorId, indicatorIds } from '#shared/domain/ratings/method.ts';
import names from '#shared/web/rating-names.ru.json' with { type: 'json' };
import { fill } from '#shared/web/wording.ts';
import type { ShownIndicator, TableBody } from './table-body.ts';
import type { TableColumn } from './table-column.ts';
import texts from './tables.ru.json' with { type: 'json' };

const { shares: titles } = texts;

/** What an indicator is made of: cases, how many of them went well, and their share. */
export const shareColumns: readonly TableColumn<ShownIndicator>[] = [
  { title: titles.n, kind: 'count', cell: ({ n }) => n },
  { title: titles.s, kind: 'count', cell: ({ s }) => s },
  { title: titles.share, kind: 'share', cell: ({ share }) => share },
];

/** The same with how sure the share is, and what it does to the score. */
export const indicatorColumns: readonly TableColumn<ShownIndicator>[] = [
  ...shareColumns,
  { title: titles.low, kind: 'share', cell: ({ wilson }) => wilson?.[0] },
  { title: titles.high, kind: 'share', cell: ({ wilson }) => wilson?.[1] },
  { title: titles.againstLeague, kind: 'points', cell: ({ againstLeague }) => againstLeague },
  { title: titles.oneMoreFailure, kind: 'points', cell: ({ oneMoreFailure }) => oneMoreFailure },
];

/** Columns of every indicator side by side, each named with its indicator. */
export function ofEachIndicator(columns: readonly TableColumn<ShownIndicator>[]): TableColumn<TableBody>[] {
  return indicatorIds.flatMap((id) =>
    columns.map(({ title, kind, cell }) => ({
      title: fill(texts.indicator, { indicator: indicatorTitle(id), title }),
      kind,
      cell: ({ indicators }: TableBody) => cell(indicators[id]),
    })),
  );
}

export function indicatorTitle(id: IndicatorId): string {
  return names.indicators[id];
}
