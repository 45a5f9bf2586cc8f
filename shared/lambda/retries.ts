import { ChangeMessageVisibilityBatchCommand, SQSClient } from '@aws-sdk/client-sqs';
import { patience } from './patience.ts';
import { retryPauseMs } from './retry-pause.ts';

/** A message that is tried again. */
export interface Retried {
  readonly receiptHandle: string;
  /** How often it has been tried. */
  readonly attempt: number;
  /** What the other side asks for, milliseconds. */
  readonly askedMs: number | undefined;
}

/** When messages that failed come back. */
export interface Retries {
  /** Puts off at most a batch of messages. Rejects when some of them come back at the time the queue itself says. */
  putOff(messages: readonly Retried[]): Promise<void>;
}

/** Growing pauses for messages of the queue at the URL. */
export function sqsRetries(
  QueueUrl: string,
  random = Math.random,
  sqs = new SQSClient({ requestHandler: patience }),
): Retries {
  return {
    async putOff(messages) {
      if (messages.length === 0) return;
      const Entries = messages.map(({ receiptHandle, attempt, askedMs }, index) => ({
        Id: String(index),
        ReceiptHandle: receiptHandle,
        VisibilityTimeout: Math.max(1, Math.ceil(retryPauseMs(attempt, random(), askedMs) / 1000)),
      }));
      const { Failed = [] } = await sqs.send(new ChangeMessageVisibilityBatchCommand({ QueueUrl, Entries }));
      if (Failed.length > 0) throw new Error(`RCC_QUEUE_REFUSED ${Failed.length}`);
    },
  };
}
