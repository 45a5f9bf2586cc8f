import type { Span, Word } from './words.ts';

/** All places in a text where one of the phrases stands; of those that begin at one word the longest. Never overlapping. */
export type FindPhrases = (words: readonly Word[]) => Span[];

/**
 * A phrase is words in a row; a word that ends with `*` is the beginning of a word, three letters at least, any other is the
 * whole word. Indexed by first letters, so that a text is read once whatever the number of phrases.
 */
export function phraseFinder(phrases: readonly string[]): FindPhrases {
  const index = new Map<string, string[][]>();
  for (const phrase of phrases) {
    const parts = phrase.split(' ');
    const key = keyOf((parts[0] ?? '').replace('*', ''));
    index.set(key, [...(index.get(key) ?? []), parts]);
  }
  for (const alike of index.values()) alike.sort((a, b) => b.length - a.length);

  return (words) => {
    const found: Span[] = [];
    for (let at = 0; at < words.length; ) {
      const first = words[at];
      const phrase = first && index.get(keyOf(first.word))?.find((parts) => standsAt(parts, words, at));
      const last = phrase && words[at + phrase.length - 1];
      if (first && last) found.push({ start: first.start, end: last.end });
      at += phrase?.length ?? 1;
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
