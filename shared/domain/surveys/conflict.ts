import { type ConflictSign, conflictSigns, type Rated } from '../appeals/fact-data.ts';
import { type ConflictKind, conflict, conflictVersion } from '../remarks/conflict.ts';
import { phraseFinder } from '../remarks/phrases.ts';
import { wordsIn } from '../remarks/words.ts';
import data from './other-question.ru.json' with { type: 'json' };
import type { SurveyAnswer } from './survey.ts';

/** What of a conflict is a sign; an announced complaint or a lawsuit is a citizen's right, capitals are a habit. */
const kindsOfSign = {
  rudeness: ['obscenity', 'insult'],
  // Whoever speaks of harm to themselves has to be read first, too.
  threat: ['threat', 'self-harm'],
} as const satisfies Partial<Record<ConflictSign, readonly ConflictKind[]>>;

const findOtherQuestion = phraseFinder(data.phrases, { innocent: data.innocent });

/**
 * What in an answer to a survey tells of conflict, by lists of words alone: the same words always have the same signs, and
 * the version of the lists. Rudeness and threats by the words; that the agency answered another question by the words or by
 * the reason that was chosen. A complaint of a rude answer is no rudeness. Undefined where there is nothing. Linear in the
 * length of the comment.
 */
export function conflictIn({ comment = '', reasons }: Pick<SurveyAnswer, 'comment' | 'reasons'>): Rated['conflict'] {
  const { found } = conflict(comment, 'citizen');
  const isFound: Record<ConflictSign, boolean> = {
    rudeness: found.some(({ kind }) => isOneOf(kindsOfSign.rudeness, kind)),
    threat: found.some(({ kind }) => isOneOf(kindsOfSign.threat, kind)),
    'other-question':
      reasons.some((reason) => data.reasons.includes(reason)) || findOtherQuestion(wordsIn(comment)).length > 0,
  };
  const signs = conflictSigns.filter((sign) => isFound[sign]);
  return signs.length === 0 ? undefined : { signs, version: `${conflictVersion}+${data.version}` };
}

function isOneOf<T>(some: readonly T[], one: T | ConflictKind): boolean {
  return some.some((value) => value === one);
}
