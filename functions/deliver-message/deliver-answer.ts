import { writeLetter } from '#shared/letters/write-letter.ts';
import type { AnswerMessage } from './contract.ts';
import { deliverLetter } from './deliver-letter.ts';
import type { ReceiptPorts } from './deliver-receipt.ts';
import { statusLink } from './status-link.ts';

const sentences = { delivered: 'RCC_ANSWER_DELIVERED', notReachable: 'RCC_ANSWER_NOT_REACHABLE' } as const;

/** Hands an answer to the citizen that the staff has given here. */
export async function deliverAnswer(answer: AnswerMessage, ports: ReceiptPorts): Promise<void> {
  const { appealId, source, externalId, eventId, category, isFinal, text } = answer;
  const { link } = await statusLink(appealId, ports);
  const about = { appealId, title: ports.titleOf(category) };
  const forms = writeLetter(ports.letters, 'answer', about, { isFinal: isFinal ? 'yes' : 'no', text, link });
  const type = isFinal ? 'appeal.answered' : 'appeal.interim-answered';
  const event = { source, type, data: { externalId, appealId } };
  await deliverLetter({ ...forms, id: `answer-${appealId}-${eventId}`, event }, answer, sentences, ports);
}
