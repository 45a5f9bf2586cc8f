import { SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';

/** The dead-letter queue of a function. */
export interface DeadLetters {
  /** Keeps a message with the reason why it could not be processed. */
  park(body: string, reason: string): Promise<void>;
}

export function sqsDeadLetters(sqs: SQSClient, queueUrl: string): DeadLetters {
  return {
    async park(body, reason) {
      const attribute = { DataType: 'String', StringValue: reason };
      await sqs.send(
        new SendMessageCommand({ QueueUrl: queueUrl, MessageBody: body, MessageAttributes: { reason: attribute } }),
      );
    },
  };
}
