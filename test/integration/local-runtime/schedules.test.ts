import { DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb';
import { ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { scheduleAt } from './fixture/small-centre.ts';
import { type StartedCentre, sdk, startedCentre } from './fixture/started-centre.ts';

const due = new Date(Math.ceil(Date.now() / 1000) * 1000 + 4_000);
let centre: StartedCentre;
let dynamodb: DynamoDBClient;
let sqs: SQSClient;
beforeAll(async () => {
  centre = await startedCentre({ service: scheduleAt(due) });
  dynamodb = new DynamoDBClient({ ...sdk, endpoint: centre.endpoints.dynamodb });
  sqs = new SQSClient({ ...sdk, endpoint: centre.endpoints.sqs });
});
afterAll(async () => {
  dynamodb?.destroy();
  sqs?.destroy();
  await centre?.end();
});

async function seen(): Promise<unknown[]> {
  const { Items = [] } = await dynamodb.send(new ScanCommand({ TableName: 'fix-state-Table' }));
  return Items.map((item) => JSON.parse(item['seen']?.S ?? 'null'));
}

describe('nobody waits for', () => {
  it('a schedule, which fires once with the time it was due', async () => {
    const event = {
      at: `${due.toISOString().slice(0, 19)}Z`,
      by: 'arn:aws:scheduler:us-east-1:000000000000:schedule/default/fix-schedule',
    };
    await vi.waitFor(async () => expect(await seen()).toContainEqual(event), { timeout: 15_000, interval: 200 });
    expect(Date.now()).toBeGreaterThanOrEqual(due.getTime());
    expect((await seen()).filter((item) => JSON.stringify(item) === JSON.stringify(event))).toHaveLength(1);
  });

  it('a call that fails for good, which goes to its destination', async () => {
    const url = `${centre.endpoints.invoke}/2015-03-31/functions/fix-worker/invocations`;
    await fetch(url, { method: 'POST', body: '{"fail":1}', headers: { 'x-amz-invocation-type': 'Event' } });
    const QueueUrl = centre.queueUrls['fix-dead'];
    const message = await vi.waitUntil(
      async () => (await sqs.send(new ReceiveMessageCommand({ QueueUrl, WaitTimeSeconds: 1 }))).Messages?.[0],
      { timeout: 15_000 },
    );
    expect(JSON.parse(message.Body ?? '')).toMatchObject({
      requestContext: { condition: 'RetriesExhausted', approximateInvokeCount: 2 },
      requestPayload: { fail: 1 },
      responsePayload: { errorType: 'Error', errorMessage: 'as told' },
    });
    expect((await seen()).filter((item) => JSON.stringify(item) === '{"fail":1}')).toHaveLength(2);
  });
});
