import { SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type JsonRpc, jsonRpc } from '#infra/local/net/json-rpc.ts';
import { deadReasons, queueDepth } from '#infra/local/replay/queue-access.ts';
import { sqsDeadLetters } from '#shared/lambda/dead-letters.ts';
import { type Queues, startQueues } from '#test/support/emulators.ts';

let queues: Queues;
let sqs: JsonRpc;
beforeAll(async () => {
  queues = await startQueues();
  sqs = jsonRpc({ endpoint: queues.endpoint, service: 'AmazonSQS', region: 'eu-central-1' });
});
afterAll(async () => {
  sqs.stop();
  await queues.stop();
});

it('counts all messages of a queue, whether they wait, are in work or are delayed', async () => {
  const QueueUrl = await queues.createQueue('events');
  for (const DelaySeconds of [0, 0, 60]) await sqs.call('SendMessage', { QueueUrl, MessageBody: 'x', DelaySeconds });
  await sqs.call('ReceiveMessage', { QueueUrl, MaxNumberOfMessages: 1 });
  expect(await queueDepth(sqs, QueueUrl)).toBe(3);
});

it('tells why messages were put aside, and leaves them there', async () => {
  const url = await queues.createQueue('events-dead');
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  const client = new SQSClient({ endpoint: queues.endpoint, region: 'eu-central-1', credentials });
  const { park } = sqsDeadLetters(url, client);
  await park('{"a":"слово жителя"}', 'RCC_MESSAGE_UNREADABLE events');
  await park('{"b":1}', 'RCC_MESSAGE_UNREADABLE events');
  await sqs.call('SendMessage', { QueueUrl: url, MessageBody: 'redriven' });
  expect(await deadReasons(sqs, url, 'причина не указана')).toEqual(
    new Map([
      ['RCC_MESSAGE_UNREADABLE events', 2],
      ['причина не указана', 1],
    ]),
  );
  expect(await queueDepth(sqs, url)).toBe(3);
  client.destroy();
});
