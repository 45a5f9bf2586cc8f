import data from './conflict.ru.json' with { type: 'json' };
import { maskedFinder } from './masked-words.ts';
import { groupFinder, type PhraseRules, phraseFinder } from './phrases.ts';
import { shoutsIn } from './shouting.ts';
import { type Span, type Word, wordsIn } from './words.ts';

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

/** Phrases of one of each list in a row: «приду» or «придем», «с топором» or «с ножом». */
type Chain = readonly (readonly string[])[];

/** How the list describes a kind. */
interface Kind extends PhraseRules {
  readonly weight: number;
  readonly from: readonly string[];
  readonly phrases: readonly string[];
  readonly chains?: readonly Chain[];
  /** The same of innocent ones. */
  readonly innocentChains?: readonly Chain[];
  /** Every prefix with every root begins such a word. */
  readonly roots?: readonly { readonly prefixes: readonly string[]; readonly roots: readonly string[] }[];
  /** Phrases that mean something else in a text about certain things: a «сука» of dogs. */
  readonly unless?: readonly { readonly phrases: readonly string[]; readonly about: readonly string[] }[];
}

/** Of the list of words. */
export const conflictVersion = data.version;

const listed: Readonly<Record<(typeof spokenKinds)[number], Kind>> = data.kinds;
const findMasked = maskedFinder(data.masked);
const readers = { citizen: readerFor('citizen'), agency: readerFor('agency') };

/**
 * Rudeness, threats (of harm to oneself too) and announced complaints in a text, by a list of words, also those that somebody
 * has masked; shown to people, never acted upon by itself. A kind counts twice at most. Linear in the length of the text, any
 * text.
 */
export function conflict(text: string, party: Party): Conflict {
  const words = drawnOut.test(text) ? wordsIn(text).map(undrawn) : wordsIn(text);
  const { kinds, placesIn } = readers[party];
  const places = placesIn(words);
  const masked = findMasked(text, words).map((place) => ({ ...place, kind: 'obscenity' as const }));
  const heard = kinds.map((kind) => {
    const own = [...places, ...masked].filter((place) => place.kind === kind);
    return { kind, weight: listed[kind].weight, places: apart(own) };
  });
  const found = [...heard, { kind: 'shouting' as const, weight: data.shouting.weight, places: shoutsIn(text, words) }]
    .filter((some) => some.places.length > 0)
    .sort((a, b) => b.weight - a.weight);
  const calm = found.reduce((left, some) => left * (1 - some.weight) ** Math.min(some.places.length, 2), 1);
  return { score: 1 - calm, found: found.map((some) => ({ kind: some.kind, places: some.places })) };
}

/** Finds the kinds of words that tell of conflict in the words of a party. */
function readerFor(party: Party) {
  const kinds = spokenKinds.filter((kind) => listed[kind].from.includes(party));
  const find = groupFinder(
    kinds.flatMap((kind) => {
      const { phrases, chains = [], roots = [], unless = [], negations } = listed[kind];
      const { innocent = [], innocentChains = [] } = listed[kind];
      const begun = roots.flatMap((some) =>
        some.prefixes.flatMap((prefix) => some.roots.map((root) => `${prefix}${root}*`)),
      );
      return [
        {
          label: { kind, isMeant: always },
          phrases: [...phrases, ...chains.flatMap(phrasesOf), ...begun],
          innocent: [...innocent, ...innocentChains.flatMap(phrasesOf)],
          // «Жить не хочу, в этом доме меня травят» does not speak of a wish to move.
          innocentWithin: 'clause',
          negations,
        },
        ...unless.map((some) => ({ label: { kind, isMeant: notAbout(some.about) }, phrases: some.phrases })),
      ];
    }),
  );
  const placesIn = (words: readonly Word[]) =>
    find(words).flatMap(({ label, ...place }) => (label.isMeant(words) ? [{ ...place, kind: label.kind }] : []));
  return { kinds, placesIn };
}

function phrasesOf(chain: Chain): readonly string[] {
  return chain.reduce((begun, next) => begun.flatMap((some) => next.map((one) => `${some} ${one}`)));
}

function always(): boolean {
  return true;
}

/** Whether none of these phrases stands in a text; looked at once for all places in it. */
function notAbout(phrases: readonly string[]): (words: readonly Word[]) => boolean {
  const find = phraseFinder(phrases);
  let last: { readonly words: readonly Word[]; readonly isNot: boolean } | undefined;
  return (words) => {
    if (last?.words !== words) last = { words, isNot: find(words).length === 0 };
    return last.isNot;
  };
}

const drawnOut = /(\p{L})\1\1/u;

/** A letter three times or more is one that is drawn out: «суууки». */
function undrawn(word: Word): Word {
  return { ...word, word: word.word.replace(/(.)\1{2,}/g, '$1') };
}

/** In the order of the text, none inside another. */
function apart(places: readonly Span[]): Span[] {
  let end = 0;
  return [...places]
    .sort((a, b) => a.start - b.start || b.end - a.end)
    .flatMap((place) => {
      if (place.start < end) return [];
      end = place.end;
      return [{ start: place.start, end }];
    });
}
