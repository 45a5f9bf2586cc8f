import type { ShownSignal } from '#shared/domain/ratings/shown-signals.ts';
import names from '#shared/web/rating-names.ru.json' with { type: 'json' };
import { nameColumn } from './body-columns.ts';
import type { TableColumn } from './table-column.ts';
import texts from './tables.ru.json' with { type: 'json' };

const { signals: titles } = texts;

/** A body's share of a signal, beside its league's. */
export const signalColumns: readonly TableColumn<ShownSignal>[] = [
  { title: titles.signal, kind: 'text', cell: ({ signal }) => names.signals[signal.id].title, width: 32 },
  { title: titles.meaning, kind: 'text', cell: ({ signal }) => names.signals[signal.id].meaning, width: 50 },
  nameColumn,
  { title: titles.n, kind: 'count', cell: ({ counted }) => counted?.n ?? names.hidden },
  { title: titles.s, kind: 'count', cell: ({ counted }) => counted?.s },
  { title: titles.share, kind: 'share', cell: ({ counted }) => counted && counted.s / counted.n },
  { title: titles.mean, kind: 'share', cell: ({ signal }) => signal.mean },
  { title: titles.median, kind: 'share', cell: ({ signal }) => signal.median },
  { title: titles.limit, kind: 'share', cell: ({ counted }) => counted?.limit },
  { title: titles.flag, kind: 'text', cell: ({ counted }) => (counted?.isFlagged ? titles.flagged : undefined) },
];
