import type { SourceReplies } from '#shared/channels/source-replies.ts';
import type { Log } from '#shared/lambda/log.ts';
import type { AnswerMessage } from './contract.ts';

export interface AnswerPorts {
  readonly replies: SourceReplies;
  readonly log: Log;
}

/** Hands an answer to the platform that the citizen wrote on. A repeat comes under the same id. Throws when another attempt may succeed. */
export async function deliverAnswer(answer: AnswerMessage, { replies, log }: AnswerPorts): Promise<void> {
  const { appealId, source, externalId, eventId, isFinal, text } = answer;
  const type = isFinal ? 'appeal.answered' : 'appeal.interim-answered';
  const outcome = await replies.send(source, {
    id: `answer-${appealId}-${eventId}`,
    type,
    data: { externalId, appealId, text },
  });
  if (outcome === 'delivered') log.info('RCC_ANSWER_DELIVERED', { appealId, source, type });
  else log.warn('RCC_ANSWER_NOT_REACHABLE', { appealId, source, type, reason: outcome });
}
