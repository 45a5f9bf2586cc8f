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
const find = {
  done: phraseFinder(phrases.done),
  denial: phraseFinder(phrases.denial),
  assurance: phraseFinder(phrases.assurance),
  promise: phraseFinder(phrases.promise),
  elsewhere: phraseFinder(phrases.elsewhere),
  time: phraseFinder(phrases.time),
  place: phraseFinder(phrases.place),
  template: phraseFinder(phrases.template),
} satisfies Record<string, FindPhrases>;
const negations = new Set(phrases.negations);

/** The signs of emptiness in an answer, only those that are there, in the order of `answerSigns`. */
export function signsOf({ question, answer, earlier = [] }: Exchange): Sign[] {
  const words = wordsIn(answer);
  const present = (sign: AnswerSign, places: readonly Span[]): Sign[] =>
    places.length > 0 ? [{ sign, strength: 1, places }] : [];
  const absent = (sign: AnswerSign, isAbsent: boolean): Sign[] => (isAbsent ? [{ sign, strength: 1, places: [] }] : []);
  const partly = (sign: AnswerSign, strength: number, places: readonly Span[]): Sign[] =>
    strength > 0 ? [{ sign, strength, places }] : [];

  const unanswered = unansweredWords(wordsIn(question), words);
  const isTimed = isDated(answer) || find.time(words).length > 0;
  const template = find.template(words);
  const copied = copiedShare(words, earlier);
  return [
    ...partly('unanswered', unanswered.strength, unanswered.places),
    ...present('denial', find.denial(words)),
    ...present('assurance', find.assurance(words)),
    ...absent('no-action', !isAnythingDone(words)),
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

/** A day by number; not one after «от», which is the day of the question or of a paper. */
function isDated(text: string): boolean {
  return /(?<!от\s?)(?<!\d)\d{1,2}\.\d{1,2}\.(?:\d{4}|\d{2})(?!\d)/i.test(text);
}

function isAnythingDone(words: readonly Word[]): boolean {
  const done = new Set(find.done(words).map(({ start }) => start));
  return words.some(({ start }, index) => done.has(start) && !negations.has(words[index - 1]?.word ?? ''));
}

/** The share of a text's words that stand in the places; both are in the order of the text. */
function shareOf(places: readonly Span[], words: readonly Word[]): number {
  let at = 0;
  const inside = words.filter(({ start }) => {
    while ((places[at]?.end ?? Number.POSITIVE_INFINITY) <= start) at += 1;
    return start >= (places[at]?.start ?? Number.POSITIVE_INFINITY);
  });
  return words.length === 0 ? 0 : inside.length / words.length;
}
