import type { Span, Word } from './words.ts';

/** All places in a text where one of the phrases stands; of those that begin at one word the longest. Never overlapping. */
export type FindPhrases = (words: readonly Word[]) => Span[];

export interface PhraseRules {
  /** Phrases that say nothing, though a shorter one of the list is in them. */
  readonly innocent?: readonly string[] | undefined;
  /** What such a phrase does not run over the end of; of a sentence, unless said otherwise. */
  readonly innocentWithin?: 'sentence' | 'clause' | undefined;
  /** After such a word of the same sentence a phrase says the opposite: right after it, or with nothing but `over` between. */
  readonly negations?: { readonly words: readonly string[]; readonly over?: readonly string[] } | undefined;
}

interface PhraseGroup<Label> extends PhraseRules {
  readonly label: Label;
  readonly phrases: readonly string[];
}

interface Phrase<Label> {
  readonly parts: readonly string[];
  readonly label: Label;
  readonly isInnocent: boolean;
  readonly within: 'sentence' | 'clause';
  readonly negations: Negations;
}

interface Negations {
  readonly words: ReadonlySet<string>;
  readonly over: ReadonlySet<string>;
}

/** Phrases that begin alike. */
interface Alike<Label> {
  /** Those that end here; of them the innocent ones stand first. */
  readonly phrases: Phrase<Label>[];
  /** Those that go on, by the first letters of their next word. */
  readonly next: Map<string, Alike<Label>>;
}

/**
 * A phrase is words in a row; a word that ends with `*` is the beginning of a word, three letters at least, any other is the
 * whole word. None runs over the end of a sentence. Indexed by first letters, so that a text is read once whatever the number
 * of phrases.
 */
export function phraseFinder(phrases: readonly string[], rules: PhraseRules = {}): FindPhrases {
  const find = groupFinder([{ ...rules, label: undefined, phrases }]);
  return (words) => find(words).map(({ start, end }) => ({ start, end }));
}

/** The same for several groups in one reading; a phrase of two of them is the first one's. */
export function groupFinder<Label>(
  groups: readonly PhraseGroup<Label>[],
): (words: readonly Word[]) => (Span & { readonly label: Label })[] {
  const index: Alike<Label> = { phrases: [], next: new Map() };
  for (const { label, phrases, innocent = [], innocentWithin = 'sentence', negations } of groups) {
    const negating = { words: new Set(negations?.words), over: new Set(negations?.over) };
    for (const [list, isInnocent] of [[innocent, true] as const, [phrases, false] as const])
      for (const phrase of list) {
        const parts = phrase.split(' ');
        const within = isInnocent ? innocentWithin : 'sentence';
        parts.reduce(goingOn, index).phrases.push({ parts, label, isInnocent, within, negations: negating });
      }
  }

  return (words) => {
    const found: (Span & { readonly label: Label })[] = [];
    for (let at = 0; at < words.length; ) {
      const first = words[at];
      const phrase = longestAt(words, at, index);
      const last = phrase && words[at + phrase.parts.length - 1];
      if (first && last && !phrase.isInnocent && !isNegated(words, at, phrase.negations))
        found.push({ start: first.start, end: last.end, label: phrase.label });
      at += phrase?.parts.length ?? 1;
    }
    return found;
  };
}

/** Those of the phrases that go on with a word; adds them where there are none yet. */
function goingOn<Label>({ next }: Alike<Label>, part: string): Alike<Label> {
  const known = next.get(keyOf(part));
  if (known) return known;
  const added: Alike<Label> = { phrases: [], next: new Map() };
  next.set(keyOf(part), added);
  return added;
}

function longestAt<Label>(words: readonly Word[], at: number, index: Alike<Label>): Phrase<Label> | undefined {
  let longest: Phrase<Label> | undefined;
  let alike = index.next.get(keyOf(words[at]?.word));
  for (let after = at + 1; alike; after += 1) {
    longest = alike.phrases.find((phrase) => standsAt(phrase, words, at)) ?? longest;
    alike = alike.next.get(keyOf(words[after]?.word));
  }
  return longest;
}

/** As many letters as the beginning of a word has at least. */
function keyOf(word = ''): string {
  return word.slice(0, 3);
}

function isNegated(words: readonly Word[], at: number, negations: Negations): boolean {
  let before = at - 1;
  while (negations.over.has(words[before]?.word ?? '')) before -= 1;
  return negations.words.has(words[before]?.word ?? '') && words[before]?.sentence === words[at]?.sentence;
}

function standsAt({ parts, within }: Phrase<unknown>, words: readonly Word[], at: number): boolean {
  if (words[at + parts.length - 1]?.[within] !== words[at]?.[within]) return false;
  return parts.every((part, step) => {
    const word = words[at + step]?.word;
    return part.endsWith('*') ? word?.startsWith(part.slice(0, -1)) : word === part;
  });
}
