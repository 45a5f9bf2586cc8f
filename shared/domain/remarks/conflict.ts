import data from './conflict.ru.json' with { type: 'json' };
import { phraseFinder } from './phrases.ts';
import { shoutsIn } from './shouting.ts';
import { type Span, wordsIn } from './words.ts';

/** Kinds of words, as the list has them. */
const spokenKinds = ['self-harm', 'threat', 'obscenity', 'insult', 'dismissal', 'complaint'] as const;

export type Party = 'citizen' | 'agency';
/** What a conflict shows by; `shouting` is capitals and exclamation marks. */
export type ConflictKind = (typeof spokenKinds)[number] | 'shouting';

interface FoundConflict {
  readonly kind: ConflictKind;
  /** Where the text has it. */
  readonly places: readonly Span[];
}

export interface Conflict {
  /** 0..1: what the kinds that were found leave of calm, 1 − Π(1 − weight). */
  readonly score: number;
  /** The gravest first. */
  readonly found: readonly FoundConflict[];
}

const kinds = spokenKinds.map((kind) => {
  const { weight, from, phrases } = data.kinds[kind];
  return { kind, weight, from, find: phraseFinder(phrases) };
});

/**
 * Rudeness, threats (of harm to oneself too) and announced complaints in a text, by a list of words; shown to people, never
 * acted upon by itself. A kind counts twice at most. Linear in the length of the text, any text.
 */
export function conflict(text: string, party: Party): Conflict {
  const words = wordsIn(text);
  const heard = kinds
    .filter(({ from }) => from.includes(party))
    .map(({ kind, weight, find }) => ({ kind, weight, places: find(words) }));
  const found = [...heard, { kind: 'shouting' as const, weight: data.shouting.weight, places: shoutsIn(text, words) }]
    .filter(({ places }) => places.length > 0)
    .sort((a, b) => b.weight - a.weight);
  const calm = found.reduce((left, { weight, places }) => left * (1 - weight) ** Math.min(places.length, 2), 1);
  return { score: 1 - calm, found: found.map(({ kind, places }) => ({ kind, places })) };
}
