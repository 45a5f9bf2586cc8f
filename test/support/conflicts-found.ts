import { type ConflictKind, conflict, type Party } from '#shared/domain/remarks/conflict.ts';

/** Kinds of conflict in a text with the words that led to them. */
export function foundIn(text: string, party: Party = 'citizen'): [ConflictKind, ...string[]][] {
  return conflict(text, party).found.map(({ kind, places }) => [
    kind,
    ...places.map(({ start, end }) => text.slice(start, end)),
  ]);
}
