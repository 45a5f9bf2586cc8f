import type { Catalogue } from './catalogue.ts';

/** A keyword of the catalogue: the beginnings of one word, or of several in a row. */
export interface Keyword {
  readonly sector: string;
  readonly category: string;
  readonly letters: number;
  /** Beginnings of the words after the first. */
  readonly following: readonly string[];
}

/** The words of a text as keywords are compared with them: lower case, е for ё, letters and digits only. */
export function wordsOf(text: string): string[] {
  return (
    text
      .toLowerCase()
      .replaceAll('ё', 'е')
      .match(/[a-zа-я0-9]+/g) ?? []
  );
}

/** The longest keywords that begin at a word, and how many words they take; none is an empty list. */
export type FindAt = (words: readonly string[], index: number) => { keywords: readonly Keyword[]; span: number };

interface Node {
  /** By UTF-16 code of the letter. */
  readonly next: Map<number, Node>;
  readonly keywords: Keyword[];
}

/** A tree of letters over the first words of all keywords, so that a text is read once whatever their number. */
export function keywordTree(catalogue: Catalogue): FindAt {
  const root: Node = { next: new Map(), keywords: [] };
  for (const { id: sector, categories } of catalogue.sectors) {
    for (const { id: category, keywords } of categories) {
      for (const keyword of keywords) {
        const [first = '', ...following] = wordsOf(keyword);
        const letters = first.length + following.join('').length;
        leafOf(root, first).keywords.push({ sector, category, letters, following });
      }
    }
  }
  return (words, index) => {
    let found: Keyword[] = [];
    let node: Node | undefined = root;
    const word = words[index] ?? '';
    for (let at = 0; at < word.length; at += 1) {
      node = node.next.get(word.charCodeAt(at));
      if (!node) break;
      for (const keyword of node.keywords) {
        if (!keyword.following.every((start, step) => words[index + 1 + step]?.startsWith(start))) continue;
        const longest = found[0]?.letters ?? 0;
        if (keyword.letters > longest) found = [keyword];
        else if (keyword.letters === longest) found.push(keyword);
      }
    }
    return { keywords: found, span: 1 + (found[0]?.following.length ?? 0) };
  };
}

function leafOf(root: Node, word: string): Node {
  let node = root;
  for (let at = 0; at < word.length; at += 1) {
    const next: Node = node.next.get(word.charCodeAt(at)) ?? { next: new Map(), keywords: [] };
    node.next.set(word.charCodeAt(at), next);
    node = next;
  }
  return node;
}
