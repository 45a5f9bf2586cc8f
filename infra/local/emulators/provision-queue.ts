import type { JsonRpc } from '#infra/local/net/json-rpc.ts';
import type { QueuePart } from '#infra/local/resources/part.ts';

/** Makes a queue, or gives the one there is the attributes of the template; its messages are kept. */
export async function provisionQueue(sqs: JsonRpc, { name, url, fifo, attributes }: QueuePart): Promise<void> {
  const { FifoQueue: _, ...changeable } = attributes;
  await sqs.call('CreateQueue', { QueueName: name, Attributes: fifo ? { FifoQueue: 'true' } : {} });
  // An empty redrive policy takes away the one an earlier template may have set.
  await sqs.call('SetQueueAttributes', { QueueUrl: url, Attributes: { RedrivePolicy: '', ...changeable } });
}
