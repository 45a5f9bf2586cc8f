import { ReceiveMessageCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { anInvitation, type StartedDelivery, sampleTime, startDelivery } from './start-delivery.ts';

let delivery: StartedDelivery;
let sqs: SQSClient;
let QueueUrl: string;
beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: sampleTime });
  delivery = await startDelivery();
  sqs = new SQSClient({});
  QueueUrl = process.env['QUEUE_URL'] ?? '';
});
afterAll(async () => {
  sqs.destroy();
  await delivery.stop();
  vi.useRealTimers();
});

/** A message as it comes from the queue for the n-th time, hidden for three minutes. */
async function received(attempt: number) {
  await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: JSON.stringify(anInvitation()) }));
  const { Messages = [] } = await sqs.send(new ReceiveMessageCommand({ QueueUrl, VisibilityTimeout: 180 }));
  const [{ MessageId = '', ReceiptHandle = '', Body = '' } = {}] = Messages;
  const attributes = { ApproximateReceiveCount: String(attempt) };
  return { messageId: MessageId, receiptHandle: ReceiptHandle, body: Body, attributes };
}

/** Seconds for which the message stays hidden. */
async function hiddenFor(messageId: string): Promise<number | undefined> {
  type Inflight = { message: { messageId: string }; visibilityDeadline: number };
  const inspected = await (await fetch(`${delivery.queues.endpoint}/_fauxqs/queues/deliveries`)).json();
  const { inflight } = (inspected as { messages: { inflight: Inflight[] } }).messages;
  const found = inflight.find(({ message }) => message.messageId === messageId);
  return found && (found.visibilityDeadline - sampleTime) / 1000;
}

describe('a message that failed comes back', () => {
  it.each([
    [1, 5],
    [3, 20],
    [20, 3600],
  ])('after attempt %i within %i seconds', async (attempt, most) => {
    Object.assign(delivery.platform, { status: 503, answerHeaders: {} });
    const record = await received(attempt);
    const { batchItemFailures } = await delivery.run({ Records: [record] } as never);
    expect(batchItemFailures).toEqual([{ itemIdentifier: record.messageId }]);
    const hidden = await hiddenFor(record.messageId);
    expect(hidden).toBeGreaterThanOrEqual(1);
    expect(hidden).toBeLessThanOrEqual(most);
    // Another pause than the queue's own.
    expect(hidden).not.toBe(180);
  });

  it('no sooner than the platform asks', async () => {
    Object.assign(delivery.platform, { status: 429, answerHeaders: { 'retry-after': '7200' } });
    const record = await received(1);
    await delivery.run({ Records: [record] } as never);
    const hidden = await hiddenFor(record.messageId);
    expect(hidden).toBeGreaterThanOrEqual(7200);
    expect(hidden).toBeLessThanOrEqual(7205);
  });

  it('at the queue’s own time when it cannot be put off, and the log says so', async () => {
    Object.assign(delivery.platform, { status: 503, answerHeaders: {} });
    const record = await received(1);
    const { batchItemFailures } = await delivery.run({ Records: [{ ...record, receiptHandle: 'stale' }] } as never);
    expect(batchItemFailures).toHaveLength(1);
    expect(await hiddenFor(record.messageId)).toBe(180);
    expect(delivery.log.text()).toContain('RCC_RETRY_NOT_PUT_OFF');
  });
});
