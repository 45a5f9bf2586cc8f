import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import { GetQueueUrlCommand, ReceiveMessageCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { doneIds } from '#infra/local/event-sources/batch-outcome.ts';
import { type StartedCentre, sdk, startedCentre } from './fixture/started-centre.ts';

let centre: StartedCentre;
let dynamodb: DynamoDBClient;
let sqs: SQSClient;
beforeAll(async () => {
  const fifo = { QueueName: 'fix-ordered.fifo', FifoQueue: true, ContentBasedDeduplication: true };
  centre = await startedCentre({ state: { Ordered: { Type: 'AWS::SQS::Queue', Properties: fifo } } });
  dynamodb = new DynamoDBClient({ ...sdk, endpoint: centre.endpoints.dynamodb });
  sqs = new SQSClient({ ...sdk, endpoint: centre.endpoints.sqs });
});
afterAll(async () => {
  dynamodb?.destroy();
  sqs?.destroy();
  await centre?.end();
});

const patience = { timeout: 15_000, interval: 100 };

async function stored(id: string): Promise<Record<string, unknown> | undefined> {
  const { Item } = await dynamodb.send(new GetItemCommand({ TableName: 'fix-state-Table', Key: { id: { S: id } } }));
  return Item?.['seen']?.S === undefined ? undefined : JSON.parse(Item['seen'].S);
}

async function deadBodies(): Promise<unknown[]> {
  const QueueUrl = centre.queueUrls['fix-dead'];
  const { Messages = [] } = await sqs.send(
    new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10, VisibilityTimeout: 0 }),
  );
  return Messages.map(({ Body = '' }) => JSON.parse(Body));
}

const post = (messages: readonly object[]) =>
  fetch(`${centre.url}/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(messages),
  });

describe('a queue', () => {
  it('carries what an HTTP request brought to the table, in the shape Lambda gives it', async () => {
    expect((await post([{ id: 'one' }])).status).toBe(202);
    const record = await vi.waitUntil(() => stored('one'), patience);
    expect(record).toMatchObject({
      messageId: expect.any(String),
      receiptHandle: expect.any(String),
      body: '{"id":"one"}',
      attributes: {
        ApproximateReceiveCount: '1',
        SentTimestamp: expect.stringMatching(/^\d{13}$/),
        SenderId: expect.any(String),
      },
      messageAttributes: {},
      md5OfBody: expect.stringMatching(/^[0-9a-f]{32}$/),
      eventSource: 'aws:sqs',
      eventSourceARN: 'arn:aws:sqs:us-east-1:000000000000:fix-messages',
      awsRegion: 'us-east-1',
    });
  });

  it('hands over message attributes', async () => {
    const MessageAttributes = { reason: { DataType: 'String', StringValue: 'why' } };
    const QueueUrl = centre.queueUrls['fix-messages'];
    await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: '{"id":"with"}', MessageAttributes }));
    const record = await vi.waitUntil(() => stored('with'), patience);
    expect(record['messageAttributes']).toMatchObject({
      reason: { stringValue: 'why', dataType: 'String', stringListValues: [] },
    });
  });

  it('gives back the failed item of a batch alone, and at last puts it aside', async () => {
    await post([{ id: 'good-1' }, { id: 'bad', poison: true }, { id: 'good-2' }]);
    await vi.waitUntil(async () => (await stored('good-1')) && (await stored('good-2')), patience);
    await vi.waitFor(async () => expect(await deadBodies()).toEqual([{ id: 'bad', poison: true }]), patience);
    expect((await stored('good-1'))?.['attributes']).toMatchObject({ ApproximateReceiveCount: '1' });
  });

  it('gives back a whole batch that failed', async () => {
    await post([{ id: 'beside', explode: true }]);
    await vi.waitFor(async () => expect(await deadBodies()).toContainEqual({ id: 'beside', explode: true }), patience);
  });

  it('tells its address of this start, and keeps order and uniqueness where the template wants them', async () => {
    const { QueueUrl } = await sqs.send(new GetQueueUrlCommand({ QueueName: 'fix-ordered.fifo' }));
    expect(QueueUrl).toBe(`${centre.endpoints.sqs}/000000000000/fix-ordered.fifo`);
    for (const MessageBody of ['a', 'a', 'b'])
      await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody, MessageGroupId: 'g' }));
    const { Messages } = await sqs.send(new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10 }));
    expect(Messages?.map(({ Body }) => Body)).toEqual(['a']);
  });
});

describe('the outcome of a batch', () => {
  const answered = (returned: unknown) => ({ payload: JSON.stringify(returned), failed: false });
  it.each([
    ['an empty list', answered({ batchItemFailures: [] }), ['1', '2']],
    ['nothing', answered(null), ['1', '2']],
    ['an empty object', answered({}), ['1', '2']],
    ['no list', answered({ batchItemFailures: null }), ['1', '2']],
    ['one of them', answered({ batchItemFailures: [{ itemIdentifier: '2' }] }), ['1']],
    ['a stranger', answered({ batchItemFailures: [{ itemIdentifier: '3' }] }), []],
    ['an empty id', answered({ batchItemFailures: [{ itemIdentifier: '' }] }), []],
    ['another key', answered({ batchItemFailures: [{ id: '2' }] }), []],
    ['a text', answered('all well'), []],
    ['an error', { payload: '{}', failed: true }, []],
  ])('with %s listed', (_, result, done) => {
    expect(doneIds(['1', '2'], result, true)).toEqual(done);
  });

  it('without partial responses is all or nothing', () => {
    expect(doneIds(['1'], answered({ batchItemFailures: [{ itemIdentifier: '1' }] }), false)).toEqual(['1']);
  });
});
