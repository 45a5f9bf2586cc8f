import type { Catalogue } from './catalogue.ts';
import type { Classifier } from './classifier.ts';
import { type FindAt, type Keyword, keywordTree, wordsOf } from './keyword-tree.ts';

export interface KeywordClassifier {
  /** Names the method and the catalogue it was built from. */
  readonly version: string;
  readonly classify: Classifier;
}

/**
 * The plain classifier: looks for the catalogue's keywords in a text. A keyword speaks for its category with the square
 * root of the letters it matched in the whole text; of keywords that begin at one word the longest counts. The sector that
 * is spoken for most wins, and in it the category. Confidence is that sector's share of all that was said. Undefined
 * when no keyword occurs, and when two sectors, or two categories of the best sector, are equal.
 */
export function keywordClassifier(catalogue: Catalogue): KeywordClassifier {
  const version = `keywords-1+${catalogue.version}`;
  const findAt = keywordTree(catalogue);
  return {
    version,
    classify(text) {
      const voices = voicesIn(text, findAt);
      const bySector = tally(voices, ({ sector }) => sector);
      const sector = only(bySector);
      if (sector === undefined) return undefined;

      const own = voices.filter(({ keyword }) => keyword.sector === sector);
      const category = only(tally(own, ({ category }) => category));
      if (category === undefined) return undefined;

      const total = [...bySector.values()].reduce((sum, weight) => sum + weight, 0);
      const confidence = Math.round((100 * (bySector.get(sector) ?? 0)) / total) / 100;
      return { sector, category, by: 'classifier', confidence, modelVersion: version };
    },
  };
}

interface Voice {
  readonly keyword: Keyword;
  /** In thousandths, whole, so that equal weights are equal whatever the order of words. */
  readonly weight: number;
}

function voicesIn(text: string, findAt: FindAt): Voice[] {
  const words = wordsOf(text);
  const times = new Map<Keyword, number>();
  let index = 0;
  while (index < words.length) {
    const { keywords, span } = findAt(words, index);
    for (const keyword of keywords) times.set(keyword, (times.get(keyword) ?? 0) + 1);
    index += span;
  }
  return [...times].map(([keyword, count]) => ({
    keyword,
    weight: Math.round(1000 * Math.sqrt(keyword.letters * count)),
  }));
}

function tally(voices: readonly Voice[], of: (keyword: Keyword) => string): Map<string, number> {
  const sums = new Map<string, number>();
  for (const { keyword, weight } of voices) sums.set(of(keyword), (sums.get(of(keyword)) ?? 0) + weight);
  return sums;
}

/** The key with the greatest weight; undefined when there is none or it is not the only one. */
function only(weights: ReadonlyMap<string, number>): string | undefined {
  const greatest = Math.max(...weights.values());
  const best = [...weights].filter(([, weight]) => weight === greatest);
  return best.length === 1 ? best[0]?.[0] : undefined;
}
