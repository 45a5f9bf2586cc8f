import type { AnswerMessage } from '#functions/deliver-message/contract.ts';
import { aboutAppeal } from './about-appeal.ts';
import { followedFacts } from './followed-facts.ts';
import type { Change } from './invitations-after.ts';

/** Answers that the staff has given by commands, for the citizen: no platform has them. */
export function answersAfter(change: Change, followed: readonly string[]): AnswerMessage[] {
  return followedFacts(change, followed).flatMap(({ eventId, type, data }) => {
    const isAnswer = type === 'appeal.answered' || type === 'appeal.interim-answered';
    const text = 'text' in data ? data.text : undefined;
    if (!isAnswer || typeof text !== 'string') return [];
    return [{ kind: 'answer', ...aboutAppeal(change), eventId, isFinal: type === 'appeal.answered', text }];
  });
}
