import { type Word, wordsIn } from './words.ts';

/** The share of a text's runs of three words that stand in one of the earlier texts, where it is greatest; 0..1. */
export function copiedShare(words: readonly Word[], earlier: readonly string[]): number {
  const own = runsOf(words);
  if (own.length === 0) return 0;
  return earlier.reduce((greatest, text) => {
    const known = new Set(runsOf(wordsIn(text)));
    return Math.max(greatest, own.filter((run) => known.has(run)).length / own.length);
  }, 0);
}

function runsOf(words: readonly Word[]): string[] {
  return words.slice(2).map(({ word }, index) => `${words[index]?.word} ${words[index + 1]?.word} ${word}`);
}
