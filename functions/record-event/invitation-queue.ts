import { SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import type { DeliveryMessage } from '#functions/deliver-message/contract.ts';

export type Invitation = Omit<DeliveryMessage, 'kind' | 'token'>;

/** The way to `deliver-message`. */
export interface InvitationQueue {
  /** Resolves when the invitation is durable. */
  send(invitation: Invitation): Promise<void>;
}

/** Every invitation carries a fresh token: a repeat of the message repeats the link, a second invitation is another one. */
export function invitationQueue(sqs: SQSClient, queueUrl: string, newToken: () => string): InvitationQueue {
  return {
    async send(invitation) {
      const message: DeliveryMessage = { kind: 'survey-invitation', ...invitation, token: newToken() };
      await sqs.send(new SendMessageCommand({ QueueUrl: queueUrl, MessageBody: JSON.stringify(message) }));
    },
  };
}
