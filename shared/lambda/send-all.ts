import { SendMessageBatchCommand, type SQSClient } from '@aws-sdk/client-sqs';
import { messageBody } from './message-body.ts';

/** SQS takes so many messages a call. */
const maxMessages = 10;

/** Puts small messages on a queue, in as few calls as there can be. Rejects when one of them is not durable. */
export async function sendAll(sqs: SQSClient, QueueUrl: string, messages: readonly unknown[]): Promise<void> {
  for (let begin = 0; begin < messages.length; begin += maxMessages) {
    const Entries = messages
      .slice(begin, begin + maxMessages)
      .map((message, index) => ({ Id: String(index), MessageBody: messageBody(message) }));
    const { Failed = [] } = await sqs.send(new SendMessageBatchCommand({ QueueUrl, Entries }));
    if (Failed.length > 0) throw new Error(`RCC_QUEUE_REFUSED ${Failed.length}`);
  }
}
