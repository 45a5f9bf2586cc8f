import type { DeliveryMessage } from './contract.ts';
import { deliverAnswer } from './deliver-answer.ts';
import { deliverDecision } from './deliver-decision.ts';
import { deliverInvitation, type InvitationPorts } from './deliver-invitation.ts';
import { deliverReceipt, type ReceiptPorts } from './deliver-receipt.ts';

/** Hands a message to the citizen it is for. Throws when it is worth another attempt. */
export async function deliverMessage(message: DeliveryMessage, ports: InvitationPorts & ReceiptPorts): Promise<void> {
  switch (message.kind) {
    case 'answer':
      return await deliverAnswer(message, ports);
    case 'receipt':
      return await deliverReceipt(message, ports);
    case 'reopen-decision':
      return await deliverDecision(message, ports);
    case 'survey-invitation':
      return await deliverInvitation(message, ports);
  }
}
