import { availableParallelism } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Functions } from '#infra/local/lambda/functions.ts';
import { type JsonRpc, jsonRpc } from '#infra/local/net/json-rpc.ts';
import type { MappingPart, QueuePart } from '#infra/local/resources/part.ts';
import { doneIds } from './batch-outcome.ts';
import { type QueueMessage, receivedSchema, sqsEvent } from './sqs-event.ts';

/** Most messages SQS hands out or deletes in one request. */
const requestSize = 10;
/** Batches in work at once, at most: on few cores more of them only wait while their visibility timeout runs. */
const machineLimit = 2 * Math.max(2, availableParallelism());
/** Pause after a queue that cannot be reached. */
const pauseMs = 500;

interface PollOptions {
  readonly mapping: MappingPart;
  readonly queue: QueuePart;
  readonly functions: Functions;
  readonly region: string;
}

/** Feeds a queue to a function. What the function is not done with stays in the queue until its visibility timeout ends. */
export function pollQueue({ mapping, queue, functions, region }: PollOptions): { stop(): Promise<void> } {
  const sqs = jsonRpc({ endpoint: new URL(queue.url).origin, service: 'AmazonSQS', region });
  const concurrency = Math.min(mapping.maximumConcurrency ?? machineLimit, machineLimit);
  const inWork = new Set<Promise<void>>();
  let running = true;

  const work = async (messages: readonly QueueMessage[]): Promise<void> => {
    const payload = JSON.stringify(sqsEvent(messages, queue.arn));
    const result = await functions.invoke(mapping.functionName, payload);
    const ids = messages.map(({ MessageId }) => MessageId);
    const done = new Set(doneIds(ids, result, mapping.reportsItemFailures));
    await deleteAll(
      sqs,
      queue.url,
      messages.filter(({ MessageId }) => done.has(MessageId)),
    );
  };

  const polling = (async () => {
    while (running) {
      const messages = await gather(sqs, queue.url, mapping).catch(() => undefined);
      if (!messages) await sleep(running ? pauseMs : 0);
      if (!messages?.length) continue;
      // The next batch is at hand when a place becomes free.
      while (inWork.size >= concurrency) await Promise.race(inWork);
      const batch: Promise<void> = work(messages)
        .catch(() => undefined)
        .finally(() => inWork.delete(batch));
      inWork.add(batch);
    }
  })();

  return {
    async stop() {
      running = false;
      sqs.stop();
      await polling;
      await Promise.all(inWork);
      sqs.stop();
    },
  };
}

/** Up to a batch of messages, waiting for more of them no longer than the batching window. */
async function gather(
  sqs: JsonRpc,
  queueUrl: string,
  { batchSize, windowSeconds }: MappingPart,
): Promise<QueueMessage[]> {
  const messages = await receive(sqs, queueUrl, batchSize, 20);
  const windowEnds = performance.now() + windowSeconds * 1000;
  while (messages.length > 0 && messages.length < batchSize) {
    const left = Math.ceil((windowEnds - performance.now()) / 1000);
    if (left <= 0) break;
    messages.push(...(await receive(sqs, queueUrl, batchSize - messages.length, left)));
  }
  return messages;
}

async function receive(
  sqs: JsonRpc,
  QueueUrl: string,
  wanted: number,
  WaitTimeSeconds: number,
): Promise<QueueMessage[]> {
  const answer = await sqs.call('ReceiveMessage', {
    QueueUrl,
    MaxNumberOfMessages: Math.min(wanted, requestSize),
    WaitTimeSeconds,
    MessageSystemAttributeNames: ['All'],
    MessageAttributeNames: ['All'],
  });
  return receivedSchema.parse(answer).Messages;
}

async function deleteAll(sqs: JsonRpc, QueueUrl: string, messages: readonly QueueMessage[]): Promise<void> {
  for (let from = 0; from < messages.length; from += requestSize) {
    const Entries = messages
      .slice(from, from + requestSize)
      .map(({ ReceiptHandle }, index) => ({ Id: String(index), ReceiptHandle }));
    await sqs.call('DeleteMessageBatch', { QueueUrl, Entries });
  }
}
