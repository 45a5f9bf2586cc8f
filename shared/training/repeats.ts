/** How a text stands to known ones. */
export type Repeat = 'exact' | 'near' | 'none';

/** From which share of common words on two texts say the same. */
const likeness = 0.8;

/**
 * Finds texts that repeat known ones: `exact` but for case and white space; `near` when the same letters are left without
 * digits and punctuation, or when of the words of both at least 0.8 are common (Jaccard). Exact as a comparison with every
 * known text, without one: two such texts share one of their rarest words (prefix filtering: Bayardo et al., WWW 2007).
 */
export function repeatFinder(known: readonly string[]): (text: string) => Repeat {
  const spaced = new Set(known.map(withoutCase));
  const lettered = new Set<string>();
  const sets: ReadonlySet<string>[] = [];
  const frequencies = new Map<string, number>();
  for (const text of known) {
    const words = wordsOf(text);
    const letters = words.join('');
    if (letters === '' || lettered.has(letters)) continue;
    lettered.add(letters);
    const set = new Set(words);
    sets.push(set);
    for (const word of set) frequencies.set(word, (frequencies.get(word) ?? 0) + 1);
  }
  const byRareWord = new Map<string, ReadonlySet<string>[]>();
  for (const set of sets) {
    for (const word of rarest(set, frequencies)) {
      const holders = byRareWord.get(word);
      if (holders) holders.push(set);
      else byRareWord.set(word, [set]);
    }
  }
  return (text) => {
    if (spaced.has(withoutCase(text))) return 'exact';
    const words = wordsOf(text);
    if (words.length === 0) return 'none';
    if (lettered.has(words.join(''))) return 'near';
    const set = new Set(words);
    const isNear = rarest(set, frequencies).some((word) => byRareWord.get(word)?.some((other) => areAlike(set, other)));
    return isNear ? 'near' : 'none';
  };
}

function withoutCase(text: string): string {
  return text.toLowerCase().replace(/\s+/g, ' ').trim();
}

function wordsOf(text: string): string[] {
  return (
    text
      .toLowerCase()
      .replaceAll('ё', 'е')
      .match(/\p{L}+/gu) ?? []
  );
}

/** So many of a text's rarest words that a text like it has one of them among its own. */
function rarest(set: ReadonlySet<string>, frequencies: ReadonlyMap<string, number>): string[] {
  const ordered = [...set].sort((a, b) => (frequencies.get(a) ?? 0) - (frequencies.get(b) ?? 0) || (a < b ? -1 : 1));
  return ordered.slice(0, set.size - Math.ceil(likeness * set.size) + 1);
}

function areAlike(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  if (Math.min(a.size, b.size) < likeness * Math.max(a.size, b.size)) return false;
  let common = 0;
  for (const word of a) if (b.has(word)) common += 1;
  return common >= likeness * (a.size + b.size - common);
}
