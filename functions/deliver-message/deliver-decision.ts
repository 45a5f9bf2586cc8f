import { writeLetter } from '#shared/letters/write-letter.ts';
import type { DecisionMessage } from './contract.ts';
import { deliverLetter } from './deliver-letter.ts';
import type { ReceiptPorts } from './deliver-receipt.ts';
import { statusLink } from './status-link.ts';

const sentences = { delivered: 'RCC_DECISION_DELIVERED', notReachable: 'RCC_DECISION_NOT_REACHABLE' } as const;

/** Tells the citizen what was decided on their request to take the appeal up again, and why. */
export async function deliverDecision(decision: DecisionMessage, ports: ReceiptPorts): Promise<void> {
  const { appealId, source, externalId, eventId, category, isReopened, reason } = decision;
  const { link } = await statusLink(appealId, ports);
  const about = { appealId, title: ports.titleOf(category) };
  const forms = writeLetter(ports.letters, 'decision', about, { isReopened: isReopened ? 'yes' : 'no', reason, link });
  const type = isReopened ? 'appeal.reopened' : 'appeal.reopening-declined';
  const event = { source, type, data: { externalId, appealId, reason, link } };
  await deliverLetter({ ...forms, id: `decision-${appealId}-${eventId}`, event }, decision, sentences, ports);
}
