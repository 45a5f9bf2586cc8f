import type { Span, Word } from './words.ts';

/** All places in a text where one of the phrases stands; of those that begin at one word the longest. Never overlapping. */
export type FindPhrases = (words: readonly Word[]) => Span[];

export interface PhraseRules {
  /** Phrases that say nothing, though a shorter one of the list is in them. */
  readonly innocent?: readonly string[] | undefined;
  /** A phrase right after «не» or «ни» says the opposite. */
  readonly negatable?: boolean | undefined;
}

interface PhraseGroup<Label> extends PhraseRules {
  readonly label: Label;
  readonly phrases: readonly string[];
}

interface Phrase<Label> {
  readonly parts: readonly string[];
  readonly label: Label;
  readonly isInnocent: boolean;
  readonly negatable: boolean;
}

const negations: ReadonlySet<string | undefined> = new Set(['не', 'ни']);

/**
 * A phrase is words in a row; a word that ends with `*` is the beginning of a word, three letters at least, any other is the
 * whole word. Indexed by first letters, so that a text is read once whatever the number of phrases.
 */
export function phraseFinder(phrases: readonly string[], rules: PhraseRules = {}): FindPhrases {
  const find = groupFinder([{ ...rules, label: undefined, phrases }]);
  return (words) => find(words).map(({ start, end }) => ({ start, end }));
}

/** The same for several groups in one reading; a phrase of two of them is the first one's. */
export function groupFinder<Label>(
  groups: readonly PhraseGroup<Label>[],
): (words: readonly Word[]) => (Span & { readonly label: Label })[] {
  const index = new Map<string, Phrase<Label>[]>();
  for (const { label, phrases, innocent = [], negatable = false } of groups)
    for (const [list, isInnocent] of [[innocent, true] as const, [phrases, false] as const])
      for (const phrase of list) {
        const parts = phrase.split(' ');
        const key = keyOf((parts[0] ?? '').replace('*', ''));
        const alike = index.get(key) ?? [];
        alike.push({ parts, label, isInnocent, negatable });
        index.set(key, alike);
      }
  // Of phrases of one length the innocent one, which was added first, stands first.
  for (const alike of index.values()) alike.sort((a, b) => b.parts.length - a.parts.length);

  return (words) => {
    const found: (Span & { readonly label: Label })[] = [];
    for (let at = 0; at < words.length; ) {
      const first = words[at];
      const phrase = first && index.get(keyOf(first.word))?.find(({ parts }) => standsAt(parts, words, at));
      const last = phrase && words[at + phrase.parts.length - 1];
      if (first && last && !phrase.isInnocent && !(phrase.negatable && negations.has(words[at - 1]?.word)))
        found.push({ start: first.start, end: last.end, label: phrase.label });
      at += phrase?.parts.length ?? 1;
    }
    return found;
  };
}

function keyOf(word: string): string {
  return word.slice(0, 3);
}

function standsAt(parts: readonly string[], words: readonly Word[], at: number): boolean {
  return parts.every((part, step) => {
    const word = words[at + step]?.word;
    return part.endsWith('*') ? word?.startsWith(part.slice(0, -1)) : word === part;
  });
}
