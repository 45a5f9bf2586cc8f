import type { AnswerMessage } from '#functions/deliver-message/contract.ts';
import { staffSource } from '#shared/domain/commands/decide.ts';
import type { Change } from './invitations-after.ts';

/**
 * Answers that the staff has given by commands, for the citizen: no platform has them. Of a command that stored nothing,
 * there is none.
 */
export function answersAfter({ ids, appeal, received }: Change, followed: readonly string[]): AnswerMessage[] {
  const { category, submission: { channel = 'portal' as const } = {} } = appeal;
  return received.flatMap(({ fact: { source, eventId, type, data } }) => {
    const isOfCommand = source === staffSource && followed.includes(eventId);
    const isAnswer = type === 'appeal.answered' || type === 'appeal.interim-answered';
    const text = 'text' in data ? data.text : undefined;
    if (!isOfCommand || !isAnswer || typeof text !== 'string') return [];
    return [{ kind: 'answer', ...ids, channel, category, eventId, isFinal: type === 'appeal.answered', text }];
  });
}
