import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import type { AppealEvent } from '#events/event.ts';
import { toFact } from '#events/to-fact.ts';
import { demonstrationSource, madeUpHistories } from '#infra/local/demonstration/made-up-histories.ts';
import { citySource, historyEvents } from '#shared/channels/city-histories.ts';
import type { Fact, UnknownFact } from '#shared/domain/appeals/fact.ts';

const months = ['2026-08', '2026-09', '2026-10'];

/** The same made-up histories in every run. */
export function madeUpEvents(appeals: number): (readonly AppealEvent[])[] {
  return [...madeUpHistories({ seed: 63, appeals, months })].map(({ events }) => events);
}

export function madeUpFactHistories(appeals: number): (Fact | UnknownFact)[][] {
  return madeUpEvents(appeals).map((events) => events.map((event) => toFact(demonstrationSource, event)));
}

/** City histories of a `.jsonl.gz` file. */
export async function factHistoriesOfFile(file: string): Promise<(Fact | UnknownFact)[][]> {
  const histories: (Fact | UnknownFact)[][] = [];
  for await (const line of createInterface({ input: createReadStream(file).pipe(createGunzip()) }))
    histories.push(historyEvents(JSON.parse(line)).map((event) => toFact(citySource, event)));
  return histories;
}
