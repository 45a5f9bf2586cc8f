import { stat } from 'node:fs/promises';
import type { AppealEvent } from '#events/event.ts';
import { readHistory } from './read-history.ts';
import { readLines } from './read-lines.ts';
import type { Refusals } from './refusals.ts';
import { shuffler } from './shuffle.ts';

/** A history on its way to the centre. */
export interface OutgoingHistory {
  readonly line: number;
  /** How far into the file or into the shuffled order it is, 0..1. */
  readonly share: number;
  readonly events: readonly AppealEvent[];
}

interface Source {
  readonly file: string;
  /** Seed of the order; as they lie in the file where absent. */
  readonly shuffle?: number | undefined;
  /** Lines to read at most. */
  readonly limit?: number | undefined;
}

interface RawLine {
  readonly line: number;
  readonly share: number;
  readonly text: string;
}

/** Histories of a file; lines that are none are recorded and left out. Shuffled, the whole file is held. */
export async function* histories(source: Source, refusals: Pick<Refusals, 'add'>): AsyncGenerator<OutgoingHistory> {
  const { shuffle } = source;
  const reorder = shuffle === undefined ? undefined : shuffler(shuffle);
  for await (const { line, share, text } of reorder ? inOrder(source, reorder) : asTheyLie(source)) {
    const read = readHistory(text);
    if (read.fits) yield { line, share, events: reorder ? reorder(read.events) : read.events };
    else refusals.add({ line, reason: read.reason });
  }
}

async function* asTheyLie({ file, limit = Number.POSITIVE_INFINITY }: Source): AsyncGenerator<RawLine> {
  const { size } = await stat(file);
  let count = 0;
  for await (const { number, text, bytesRead } of readLines(file)) {
    if (count >= limit) return;
    count += 1;
    yield { line: number, share: Math.max(bytesRead / size, count / limit), text };
  }
}

async function* inOrder(source: Source, reorder: ReturnType<typeof shuffler>): AsyncGenerator<RawLine> {
  const all: RawLine[] = [];
  for await (const line of asTheyLie(source)) all.push(line);
  for (const [index, line] of reorder(all).entries()) yield { ...line, share: (index + 1) / all.length };
}
