import type { RatingMethod } from './method.ts';
import { type BodySignal, type Signal, surveySignals } from './signals.ts';
import type { Snapshot } from './snapshot.ts';
import { isSatisfactionHidden } from './visibility.ts';

/** A body's share of a signal as people may see it. */
export interface ShownSignal {
  readonly signal: Signal;
  readonly body: string;
  readonly name: string;
  /** Absent where it would tell how few answers the body has. */
  readonly counted?: BodySignal | undefined;
}

/**
 * Every signal and body that has cycles which can show it. Some are a share of the survey's answers, and the limit goes by
 * their number: where satisfaction is hidden neither is told, nor the verdict.
 */
export function shownSignals(
  { table, notRanked, signals }: Pick<Snapshot, 'table' | 'notRanked' | 'signals'>,
  numbers: RatingMethod['smallNumbers'],
): ShownSignal[] {
  const rows = new Map([...table, ...notRanked].map((row) => [row.body, row]));
  return signals.flatMap((signal) =>
    signal.bodies.map((counted): ShownSignal => {
      const row = rows.get(counted.body);
      const isHidden = surveySignals.includes(signal.id) && (row === undefined || isSatisfactionHidden(row, numbers));
      const named = { signal, body: counted.body, name: row?.name ?? counted.body };
      return isHidden ? named : { ...named, counted };
    }),
  );
}
