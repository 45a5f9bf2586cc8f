import * as z from 'zod';
import type { JsonRpc } from '#infra/local/net/json-rpc.ts';

const depthSchema = z.object({
  Attributes: z.object({
    ApproximateNumberOfMessages: z.coerce.number(),
    ApproximateNumberOfMessagesNotVisible: z.coerce.number(),
    ApproximateNumberOfMessagesDelayed: z.coerce.number(),
  }),
});
const receivedSchema = z.object({
  Messages: z
    .array(z.object({ MessageAttributes: z.object({ reason: z.object({ StringValue: z.string() }) }).optional() }))
    .default([]),
});

/** All messages of a queue: ready, in work, delayed. */
export async function queueDepth(sqs: JsonRpc, QueueUrl: string): Promise<number> {
  const AttributeNames = [
    'ApproximateNumberOfMessages',
    'ApproximateNumberOfMessagesNotVisible',
    'ApproximateNumberOfMessagesDelayed',
  ];
  const { Attributes } = depthSchema.parse(await sqs.call('GetQueueAttributes', { QueueUrl, AttributeNames }));
  return Object.values(Attributes).reduce((sum, count) => sum + count, 0);
}

/** Reasons told by the first messages of a dead-letter queue, each with its count; the messages stay where they are. */
export async function deadReasons(sqs: JsonRpc, QueueUrl: string, unknown: string): Promise<Map<string, number>> {
  const answer = await sqs.call('ReceiveMessage', {
    QueueUrl,
    MaxNumberOfMessages: 10,
    VisibilityTimeout: 0,
    MessageAttributeNames: ['reason'],
  });
  const reasons = new Map<string, number>();
  for (const { MessageAttributes } of receivedSchema.parse(answer).Messages) {
    const reason = MessageAttributes?.reason.StringValue ?? unknown;
    reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
  }
  return reasons;
}
