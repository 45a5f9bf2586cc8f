import { randomBytes } from 'node:crypto';
import { SendMessageBatchCommand, type SQSClient } from '@aws-sdk/client-sqs';
import type { DeliveryMessage } from '#functions/deliver-message/contract.ts';
import { messageBody } from '#shared/lambda/message-body.ts';

export type Invitation = Omit<DeliveryMessage, 'kind' | 'token'>;

/** The way to `deliver-message`. */
export interface InvitationQueue {
  /** Resolves when the invitations are durable, all but those it answers. Rejects when that cannot be told of any. */
  send(invitations: readonly Invitation[]): Promise<ReadonlySet<Invitation>>;
}

/** SQS takes so many messages a call. */
const maxMessages = 10;

/** 128 random bits. */
function randomToken(): string {
  return randomBytes(16).toString('base64url');
}

/** Every invitation carries a fresh token: a repeat of the message repeats the link, a second invitation is another one. */
export function invitationQueue(sqs: SQSClient, queueUrl: string, newToken = randomToken): InvitationQueue {
  const bodyOf = (invitation: Invitation): string => {
    const message: DeliveryMessage = { kind: 'survey-invitation', ...invitation, token: newToken() };
    return messageBody(message);
  };
  const sendCall = async (call: readonly Invitation[]): Promise<Invitation[]> => {
    const Entries = call.map((invitation, index) => ({ Id: String(index), MessageBody: bodyOf(invitation) }));
    const { Failed = [] } = await sqs.send(new SendMessageBatchCommand({ QueueUrl: queueUrl, Entries }));
    return call.filter((_, index) => Failed.some(({ Id }) => Id === String(index)));
  };
  return {
    async send(invitations) {
      const calls = Array.from({ length: Math.ceil(invitations.length / maxMessages) }, (_, number) =>
        invitations.slice(number * maxMessages, (number + 1) * maxMessages),
      );
      return new Set((await Promise.all(calls.map(sendCall))).flat());
    },
  };
}
