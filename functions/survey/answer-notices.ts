import { SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import type { RecordMessageInput } from '#functions/record-event/contract.ts';

/** The way of an answer into the appeal's history. */
export interface AnswerNotices {
  /** Says that an answer may be kept soon. Rejects when the queue does not take it. */
  announce(tokenHash: string): Promise<void>;
}

/**
 * Longer than this function may run, so its time-out must stay below: when the message is read, the answer is kept or
 * never will be. So the message can go out first, and a crash at any point neither loses an answer nor makes one up.
 */
const delaySeconds = 15;

export function sqsAnswerNotices(sqs: SQSClient, queueUrl: string): AnswerNotices {
  return {
    async announce(tokenHash) {
      const message: RecordMessageInput = { kind: 'survey-answer', tokenHash };
      await sqs.send(
        new SendMessageCommand({
          QueueUrl: queueUrl,
          MessageBody: JSON.stringify(message),
          DelaySeconds: delaySeconds,
        }),
      );
    },
  };
}
