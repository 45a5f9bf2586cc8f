import { DeleteMessageBatchCommand, SendMessageBatchCommand, type SQSClient } from '@aws-sdk/client-sqs';
import { batchSize, type DeadMessage } from './dead-messages.ts';
import type { QueuePair } from './queue-pairs.ts';

/**
 * Sends messages back to their queue without the reason, and takes them away only when they are there: a kill in between
 * doubles a batch, which every consumer survives, and loses nothing. Answers how many are back.
 */
export async function sendBack(
  sqs: SQSClient,
  { url, deadUrl }: Pick<QueuePair, 'url' | 'deadUrl'>,
  messages: readonly DeadMessage[],
  onMoved: (moved: number) => void,
): Promise<number> {
  let moved = 0;
  for (let begin = 0; begin < messages.length; begin += batchSize) {
    const batch = messages.slice(begin, begin + batchSize);
    const sent = await sqs.send(
      new SendMessageBatchCommand({
        QueueUrl: url,
        Entries: batch.map(({ body }, index) => ({ Id: String(index), MessageBody: body })),
      }),
    );
    const Entries = (sent.Successful ?? []).flatMap(({ Id = '' }) => {
      const message = batch[Number(Id)];
      return message ? [{ Id, ReceiptHandle: message.receiptHandle }] : [];
    });
    if (Entries.length > 0) await sqs.send(new DeleteMessageBatchCommand({ QueueUrl: deadUrl, Entries }));
    moved += Entries.length;
    onMoved(moved);
  }
  return moved;
}
