import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { patience } from './patience.ts';

/** The dead-letter queue of a function. */
export interface DeadLetters {
  /** Keeps a message with the reason why it could not be processed. */
  park(body: string, reason: string): Promise<void>;
}

/** The dead-letter queue at the URL. */
export function sqsDeadLetters(queueUrl: string, sqs = new SQSClient({ requestHandler: patience })): DeadLetters {
  return {
    async park(body, reason) {
      const attribute = { DataType: 'String', StringValue: reason };
      await sqs.send(
        new SendMessageCommand({ QueueUrl: queueUrl, MessageBody: body, MessageAttributes: { reason: attribute } }),
      );
    },
  };
}
