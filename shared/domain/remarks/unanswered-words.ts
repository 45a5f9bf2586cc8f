import data from './empty-answer.ru.json' with { type: 'json' };
import { phraseFinder } from './phrases.ts';
import { type Span, stemOf, type Word } from './words.ts';

/** From so many on, more of them say no more. */
const many = 40;

const generalWords = phraseFinder(data.phrases.general);

/**
 * What the question speaks of and the answer does not: words of three letters and more whose stem the answer has nowhere,
 * each once, without those that fit any question. Strength is their number on a logarithmic scale, 1 from forty on.
 */
export function unansweredWords(question: readonly Word[], answer: readonly Word[]): Found {
  const answered = new Set(answer.map(({ word }) => stemOf(word)));
  const general = new Set(generalWords(question).map(({ start }) => start));
  const places = new Map<string, Span>();
  for (const { word, start, end } of question) {
    if (word.length < 3 || /^\d/.test(word) || general.has(start)) continue;
    const stem = stemOf(word);
    if (!answered.has(stem) && !places.has(stem)) places.set(stem, { start, end });
  }
  return { strength: Math.min(1, Math.log1p(places.size) / Math.log1p(many)), places: [...places.values()] };
}

interface Found {
  /** 0..1. */
  readonly strength: number;
  /** In the question. */
  readonly places: readonly Span[];
}
