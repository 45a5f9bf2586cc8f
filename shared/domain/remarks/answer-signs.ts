import { copiedShare } from './copied-share.ts';
import data from './empty-answer.ru.json' with { type: 'json' };
import { type FindPhrases, phraseFinder } from './phrases.ts';
import { unansweredWords } from './unanswered-words.ts';
import { type Span, type Word, wordsIn } from './words.ts';

/** Signs of an empty answer, in the order in which the weights are fitted and shown. */
export const answerSigns = [
  /** Words of the question that come up nowhere in the answer. */
  'unanswered',
  /** It says that there is no such thing. */
  'denial',
  /** It assures that all is as it should be. */
  'assurance',
  /** It says of nothing that it was done. */
  'no-action',
  /** It promises, without a time. */
  'promise-without-date',
  /** It sends the citizen, or the question, elsewhere. */
  'elsewhere',
  'no-date',
  'no-place',
  /** How much of it are openings and closings that fit any answer. */
  'template',
  /** It repeats an earlier answer. */
  'copy',
] as const;

type AnswerSign = (typeof answerSigns)[number];

/** What an answer says too little by. */
export interface Sign {
  readonly sign: AnswerSign;
  /** How much of it there is, 0..1. */
  readonly strength: number;
  /** Where it shows: in the answer, for `unanswered` in the question. */
  readonly places: readonly Span[];
}

/** What was asked and answered. */
export interface Exchange {
  readonly question: string;
  readonly answer: string;
  /** Answers that were given to the same appeal before. */
  readonly earlier?: readonly string[] | undefined;
}

const { phrases } = data;
/** «не были выполнены» says that nothing was done. */
const negations = { words: phrases.negations, over: phrases.auxiliaries };
const find = {
  done: phraseFinder(phrases.done, { negations }),
  denial: phraseFinder(phrases.denial, { negations }),
  assurance: phraseFinder(phrases.assurance),
  promise: phraseFinder(phrases.promise),
  elsewhere: phraseFinder(phrases.elsewhere),
  time: phraseFinder(phrases.time),
  place: phraseFinder(phrases.place),
  template: phraseFinder(phrases.template),
} satisfies Record<string, FindPhrases>;

/** The signs of emptiness in an answer, only those that are there, in the order of `answerSigns`. */
export function signsOf({ question, answer, earlier = [] }: Exchange): Sign[] {
  const words = wordsIn(answer);
  const present = (sign: AnswerSign, places: readonly Span[]): Sign[] =>
    places.length > 0 ? [{ sign, strength: 1, places }] : [];
  const absent = (sign: AnswerSign, isAbsent: boolean): Sign[] => (isAbsent ? [{ sign, strength: 1, places: [] }] : []);
  const partly = (sign: AnswerSign, strength: number, places: readonly Span[]): Sign[] =>
    strength > 0 ? [{ sign, strength, places }] : [];

  const unanswered = unansweredWords(wordsIn(question), words);
  const isTimed = isDated(answer) || isTimedByWord(words);
  const template = find.template(words);
  const copied = copiedShare(words, earlier);
  return [
    ...partly('unanswered', unanswered.strength, unanswered.places),
    ...present('denial', find.denial(words)),
    ...present('assurance', find.assurance(words)),
    ...absent('no-action', find.done(words).length === 0),
    ...present('promise-without-date', isTimed ? [] : find.promise(words)),
    ...present('elsewhere', find.elsewhere(words)),
    ...absent('no-date', !isTimed),
    ...absent('no-place', find.place(words).length === 0),
    ...partly('template', shareOf(template, words), template),
    ...present('copy', copied > mostlyCopied ? [{ start: 0, end: answer.length }] : []),
  ];
}

/** Of an answer's runs of three words, from which on it is a copy. */
const mostlyCopied = 0.8;

/** Days by number; one without its year is no number of metres and no price. */
const days = [
  /\d{1,2}[./]\d{1,2}[./](?:\d{4}|\d{2})/,
  /\d{4}-\d{2}-\d{2}/,
  /(?:0?[1-9]|[12]\d|3[01])\.(?:0[1-9]|1[0-2])(?!\s?(?:м|км|кв|га|т|руб)(?![а-яё]))/,
].map(({ source }) => source);
/** Not within a longer number, nor the number of a clause. */
const dated = new RegExp(`(?<![\\d.,/-]|п\\.\\s?|от\\s?)(?:${days.join('|')})(?![\\d%]|[.,]\\d)`, 'i');

/** A day by number, with its year or without; not one after «от», which is the day of the question or of a paper. */
function isDated(text: string): boolean {
  return dated.test(text);
}

/** A month or a day by its word; «от 1 марта» is the day of the question or of a paper. */
function isTimedByWord(words: readonly Word[]): boolean {
  const timed = new Set(find.time(words).map(({ start }) => start));
  return words.some(({ start }, index) => {
    const before = /^\d+$/.test(words[index - 1]?.word ?? '') ? words[index - 2] : words[index - 1];
    return timed.has(start) && before?.word !== 'от';
  });
}

/** The share of a text's words that stand in the places, all of none; both are in the order of the text. */
function shareOf(places: readonly Span[], words: readonly Word[]): number {
  let at = 0;
  const inside = words.filter(({ start }) => {
    while ((places[at]?.end ?? Number.POSITIVE_INFINITY) <= start) at += 1;
    return start >= (places[at]?.start ?? Number.POSITIVE_INFINITY);
  });
  return words.length === 0 ? 1 : inside.length / words.length;
}
