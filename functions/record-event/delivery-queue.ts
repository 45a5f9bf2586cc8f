import { randomBytes } from 'node:crypto';
import { SendMessageBatchCommand, type SQSClient } from '@aws-sdk/client-sqs';
import type {
  AnswerMessage,
  DecisionMessage,
  DeliveryMessage,
  InvitationMessage,
  ReceiptMessage,
} from '#functions/deliver-message/contract.ts';
import { messageBody } from '#shared/lambda/message-body.ts';

/** An invitation to a survey, whose link is made when it is sent. */
export type Invitation = Omit<InvitationMessage, 'token'>;
/** What the citizen is to get. */
export type Delivery = Invitation | ReceiptMessage | AnswerMessage | DecisionMessage;

/** The way to `deliver-message`. */
export interface DeliveryQueue {
  /** Resolves when the deliveries are durable, all but those it answers. Rejects when that cannot be told of any. */
  send(deliveries: readonly Delivery[]): Promise<ReadonlySet<Delivery>>;
}

/** SQS takes so many messages a call. */
const maxMessages = 10;

/** 128 random bits. */
function randomToken(): string {
  return randomBytes(16).toString('base64url');
}

/** Every invitation carries a fresh token: a repeat of the message repeats the link, a second invitation is another one. */
export function deliveryQueue(sqs: SQSClient, queueUrl: string, newToken = randomToken): DeliveryQueue {
  const bodyOf = (delivery: Delivery): string => {
    const message: DeliveryMessage =
      delivery.kind === 'survey-invitation' ? { ...delivery, token: newToken() } : delivery;
    return messageBody(message);
  };
  const sendCall = async (call: readonly Delivery[]): Promise<Delivery[]> => {
    const Entries = call.map((delivery, index) => ({ Id: String(index), MessageBody: bodyOf(delivery) }));
    const { Failed = [] } = await sqs.send(new SendMessageBatchCommand({ QueueUrl: queueUrl, Entries }));
    return call.filter((_, index) => Failed.some(({ Id }) => Id === String(index)));
  };
  return {
    async send(deliveries) {
      const calls = Array.from({ length: Math.ceil(deliveries.length / maxMessages) }, (_, number) =>
        deliveries.slice(number * maxMessages, (number + 1) * maxMessages),
      );
      return new Set((await Promise.all(calls.map(sendCall))).flat());
    },
  };
}
