import type { Likeness, LikenessPlace } from '../problems/likeness.ts';
import type { CycleRecord } from '../ratings/fact.ts';
import type { Appeal } from './appeal.ts';
import type { KeptContacts } from './contacts.ts';
import type { Fact, Instant, UnknownFact } from './fact.ts';
import type { Work } from './work.ts';

/** Which appeal at which source. */
export interface AppealIds {
  readonly appealId: string;
  readonly source: string;
  readonly externalId: string;
}

/** A fact with what the centre itself concluded from it on receipt. */
export interface ReceivedFact {
  readonly fact: Fact | UnknownFact;
  readonly receivedAt: Instant;
  /** What it is about, where and whose; concluded once, so that new models and tables change no history. */
  readonly concluded?: readonly (Fact | UnknownFact)[] | undefined;
}

/** What is stored of one appeal. */
export interface History {
  /** 0 for an appeal that was never seen. */
  readonly version: number;
  /** Absent for an appeal that was never seen. */
  readonly ids?: AppealIds | undefined;
  readonly received: readonly ReceivedFact[];
  /** The stored records of all cycles but the latest, by cycle number. */
  readonly earlierRecords: ReadonlyMap<number, CycleRecord>;
}

/** What is read of an appeal that was never seen. */
export const neverSeen: History = { version: 0, received: [], earlierRecords: new Map() };

/** New facts of one appeal and what they make of it. */
export interface AppealChange {
  readonly ids: AppealIds;
  /** The version that was read. */
  readonly expectedVersion: number;
  readonly received: readonly ReceivedFact[];
  /** When the facts say who wrote. */
  readonly contacts?: KeptContacts | undefined;
  readonly appeal: Appeal;
  /** Once the submission is known. */
  readonly work?: Work | undefined;
  /** When it can be told whether other appeals are alike. */
  readonly likeness?: (Likeness & LikenessPlace) | undefined;
  /** The records of all cycles, in order. */
  readonly records: readonly CycleRecord[];
  /** As it was read. */
  readonly earlierRecords: ReadonlyMap<number, CycleRecord>;
}

export interface AppealStore {
  /** How many facts it takes at once. */
  readonly factsPerTransaction: number;
  read(appealId: string): Promise<History>;
  /** Stores facts, contacts and folded state in one transaction, or nothing when the appeal has changed since it was read. */
  append(change: AppealChange): Promise<'stored' | 'changed-meanwhile'>;
}

/** All facts of a history, with what was concluded from them. */
export function factsOf(received: readonly ReceivedFact[]): (Fact | UnknownFact)[] {
  return received.flatMap(({ fact, concluded = [] }) => [fact, ...concluded]);
}

/** One key for (source, event id). */
export function factKey({ source, eventId }: { source: string; eventId: string }): string {
  return `${source}#${eventId}`;
}
