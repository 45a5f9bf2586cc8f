import type { DeliveryMessage } from './contract.ts';
import { deliverInvitation, type InvitationPorts } from './deliver-invitation.ts';
import { deliverReceipt, type ReceiptPorts } from './deliver-receipt.ts';

/** Hands a message to the citizen it is for. Throws when it is worth another attempt. */
export async function deliverMessage(message: DeliveryMessage, ports: InvitationPorts & ReceiptPorts): Promise<void> {
  if (message.kind === 'receipt') await deliverReceipt(message, ports);
  else await deliverInvitation(message, ports);
}
