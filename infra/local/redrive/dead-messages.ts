import { ChangeMessageVisibilityBatchCommand, ReceiveMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';

/** A message that was put aside, held by us for a while. */
export interface DeadMessage {
  readonly receiptHandle: string;
  readonly body: string;
  /** Undefined when the queue itself has put it aside. */
  readonly reason: string | undefined;
}

/** SQS takes and gives so many messages a call. */
export const batchSize = 10;
/** No more are held at once; what is left, another run takes. */
const mostHeld = 10_000;

/**
 * Takes hold of the messages of a dead-letter queue: nobody else sees them for `holdSeconds`, and then they are back, whatever
 * becomes of this process.
 */
export async function holdDeadMessages(sqs: SQSClient, QueueUrl: string, holdSeconds: number): Promise<DeadMessage[]> {
  const held = new Map<string, DeadMessage>();
  while (held.size < mostHeld) {
    const { Messages = [] } = await sqs.send(
      new ReceiveMessageCommand({
        QueueUrl,
        MaxNumberOfMessages: batchSize,
        VisibilityTimeout: holdSeconds,
        // Asks every server of the queue, so that an empty answer means an empty queue.
        WaitTimeSeconds: 1,
        MessageAttributeNames: ['reason'],
      }),
    );
    const before = held.size;
    for (const { MessageId = '', ReceiptHandle = '', Body = '', MessageAttributes } of Messages)
      held.set(MessageId, {
        receiptHandle: ReceiptHandle,
        body: Body,
        reason: MessageAttributes?.['reason']?.StringValue,
      });
    // Nothing, or only what has come back to us already.
    if (held.size === before) break;
  }
  return [...held.values()];
}

/** Lets go of messages: others see them again at once. */
export async function releaseMessages(sqs: SQSClient, QueueUrl: string, held: readonly DeadMessage[]): Promise<void> {
  for (let begin = 0; begin < held.length; begin += batchSize) {
    const Entries = held.slice(begin, begin + batchSize).map(({ receiptHandle }, index) => {
      return { Id: String(index), ReceiptHandle: receiptHandle, VisibilityTimeout: 0 };
    });
    await sqs.send(new ChangeMessageVisibilityBatchCommand({ QueueUrl, Entries }));
  }
}

/** How many messages each reason has, the most frequent first. */
export function countedReasons(
  messages: readonly DeadMessage[],
  unknown: string,
): readonly (readonly [string, number])[] {
  const counts = new Map<string, number>();
  for (const { reason = unknown } of messages) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  return [...counts].sort(([a, most], [b, other]) => other - most || (a < b ? -1 : 1));
}
