import type { AppealEvent } from '#events/event.ts';
import { historyEvents } from '#shared/channels/city-histories.ts';
import { CityHistoryError } from '#shared/channels/city-history.ts';
import { jsonOf } from '#shared/domain/json-of.ts';

export type Read =
  | { readonly fits: true; readonly events: readonly AppealEvent[] }
  /** The wrong fields by name, or that the line is no JSON; never what it says. */
  | { readonly fits: false; readonly reason: string };

/** Reads a line of the file. */
export function readHistory(text: string): Read {
  const row = jsonOf(text);
  if (row === undefined) return { fits: false, reason: 'JSON' };
  try {
    return { fits: true, events: historyEvents(row) };
  } catch (error) {
    if (error instanceof CityHistoryError) return { fits: false, reason: error.message };
    throw error;
  }
}
