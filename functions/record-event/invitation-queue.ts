import { randomBytes } from 'node:crypto';
import { SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import type { DeliveryMessage } from '#functions/deliver-message/contract.ts';
import { messageBody } from '#shared/lambda/message-body.ts';

type Invitation = Omit<DeliveryMessage, 'kind' | 'token'>;

/** The way to `deliver-message`. */
export interface InvitationQueue {
  /** Resolves when the invitation is durable. */
  send(invitation: Invitation): Promise<void>;
}

/** 128 random bits. */
function randomToken(): string {
  return randomBytes(16).toString('base64url');
}

/** Every invitation carries a fresh token: a repeat of the message repeats the link, a second invitation is another one. */
export function invitationQueue(sqs: SQSClient, queueUrl: string, newToken = randomToken): InvitationQueue {
  return {
    async send(invitation) {
      const message: DeliveryMessage = { kind: 'survey-invitation', ...invitation, token: newToken() };
      await sqs.send(new SendMessageCommand({ QueueUrl: queueUrl, MessageBody: messageBody(message) }));
    },
  };
}
