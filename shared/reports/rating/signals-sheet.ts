import type { BodySignal, Signal } from '#shared/domain/ratings/signals.ts';
import { nameColumn } from './body-columns.ts';
import signalTexts from './signals.ru.json' with { type: 'json' };
import type { TableBody } from './table-body.ts';
import type { TableColumn } from './table-column.ts';
import texts from './tables.ru.json' with { type: 'json' };

const { signals: titles } = texts;

/** A body's share of a signal, beside its league's; without counts where they are hidden. */
export interface SignalRow {
  readonly name: string;
  readonly signal: Signal;
  readonly n: number | string;
  readonly counted?: BodySignal | undefined;
}

export const signalColumns: readonly TableColumn<SignalRow>[] = [
  { title: titles.signal, kind: 'text', cell: ({ signal }) => signalTexts[signal.id].title, width: 32 },
  { title: titles.meaning, kind: 'text', cell: ({ signal }) => signalTexts[signal.id].meaning, width: 50 },
  nameColumn,
  { title: titles.n, kind: 'count', cell: ({ n }) => n },
  { title: titles.s, kind: 'count', cell: ({ counted }) => counted?.s },
  { title: titles.share, kind: 'share', cell: ({ counted }) => counted && counted.s / counted.n },
  { title: titles.mean, kind: 'share', cell: ({ signal }) => signal.mean },
  { title: titles.median, kind: 'share', cell: ({ signal }) => signal.median },
  { title: titles.limit, kind: 'share', cell: ({ counted }) => counted?.limit },
  { title: titles.flag, kind: 'text', cell: ({ counted }) => (counted?.isFlagged ? titles.flagged : undefined) },
];

/** One row for each signal and body that has cycles which can show it. */
export function signalRows(signals: readonly Signal[], bodies: readonly TableBody[]): SignalRow[] {
  const byId = new Map(bodies.map((body) => [body.body, body]));
  return signals.flatMap((signal) =>
    signal.bodies.map((counted): SignalRow => {
      const body = byId.get(counted.body);
      const name = body?.name ?? counted.body;
      // Quick answers are counted among the survey's answers: their number, and the limit, tell how many those are.
      const isHidden = signal.id === 'quick-survey' && body?.isSatisfactionHidden;
      if (isHidden) return { name, signal, n: body.indicators.satisfaction.n };
      return { name, signal, n: counted.n, counted };
    }),
  );
}
