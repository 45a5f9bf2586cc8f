import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { CreateQueueCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { holdDeadMessages } from '#infra/local/redrive/dead-messages.ts';
import { pairNamed, queuePairs } from '#infra/local/redrive/queue-pairs.ts';
import { sendBack } from '#infra/local/redrive/send-back.ts';
import { announce } from '#infra/local/running-centre.ts';
import { type Emulator, type Queues, startHttp, startQueues } from '#test/support/emulators.ts';
import { scratch } from './fixture/started-centre.ts';

const state = scratch();
let queues: Queues;
let invoke: Emulator;
let sqs: SQSClient;
let url: string;
let deadUrl: string;
beforeAll(async () => {
  [queues, invoke] = await Promise.all([startQueues(), startHttp(() => ({ status: 200, body: String(process.pid) }))]);
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  sqs = new SQSClient({ endpoint: queues.endpoint, region: 'eu-central-1', credentials });
  for (const name of ['rcc-demo-events', 'rcc-demo-events-dead', 'rcc-demo-missed-runs', 'rcc-other-events'])
    await queues.createQueue(name);
  const nowhere = 'http://127.0.0.1:1';
  announce(state.path, {
    pid: process.pid,
    url: nowhere,
    endpoints: {
      ...{ dynamodb: nowhere, s3: nowhere, secretsManager: nowhere, kms: nowhere, issuer: nowhere, outbox: nowhere },
      ...{ mail: 'smtp://127.0.0.1:1', sqs: queues.endpoint, invoke: invoke.endpoint },
    },
    startedAt: new Date().toISOString(),
  });
});
afterAll(async () => {
  sqs?.destroy();
  await Promise.all([queues?.stop(), invoke?.stop()]);
  state.remove();
});

let count = 0;
beforeEach(async () => {
  // Every test has a pair of its own.
  count += 1;
  url = await queues.createQueue(`rcc-demo-deliveries${count}`);
  deadUrl = await queues.createQueue(`rcc-demo-deliveries${count}-dead`);
});

async function park(body: string, reason?: string): Promise<void> {
  const MessageAttributes = reason && { reason: { DataType: 'String', StringValue: reason } };
  await sqs.send(
    new SendMessageCommand({ QueueUrl: deadUrl, MessageBody: body, ...(MessageAttributes && { MessageAttributes }) }),
  );
}
const bodiesIn = async (name: string) => (await queues.messagesIn(name)).map(({ body }) => body).sort();

async function redrive(...args: string[]) {
  const path = join(import.meta.dirname, '../../../infra/local/redrive.ts');
  const env = { ...process.env, AWS_REGION: 'eu-central-1', AWS_ENDPOINT_URL_SQS: queues.endpoint };
  Object.assign(env, { AWS_ACCESS_KEY_ID: 'local', AWS_SECRET_ACCESS_KEY: 'local' });
  const child = spawn(process.execPath, [path, ...args], { stdio: ['ignore', 'pipe', 'pipe'], env });
  const [out, err, [code]] = await Promise.all([child.stdout.toArray(), child.stderr.toArray(), once(child, 'close')]);
  return { code, out: Buffer.concat(out).toString(), err: Buffer.concat(err).toString() };
}

describe('npm run redrive', () => {
  it('says how many there are and why, and sends them back without the reason', { timeout: 60_000 }, async () => {
    const bodies = Array.from({ length: 13 }, (_, index) => `{"n":${index}}`);
    for (const [index, body] of bodies.entries())
      await park(
        body,
        index === 0 ? undefined : `RCC_MESSAGE_KEEPS_FAILING DeliveryFailed ${index < 5 ? 'timeout' : 'unauthorised'}`,
      );

    const dry = await redrive(`deliveries${count}`, '--dry', '--state', state.path);
    expect(dry).toMatchObject({ code: 0, err: '' });
    expect(dry.out).toMatch(
      /: 13\n {2}8 {2}RCC_MESSAGE_KEEPS_FAILING DeliveryFailed unauthorised\n {2}4 {2}.* timeout\n {2}1 {2}без причины/,
    );
    expect(await bodiesIn(`rcc-demo-deliveries${count}`)).toEqual([]);

    // In AWS as the environment says; here it says the same queues.
    const done = await redrive(`rcc-demo-deliveries${count}-dead`, '--stage', 'demo');
    expect(done).toMatchObject({ code: 0, out: expect.stringContaining('Возвращено: 13\n') });
    expect(await bodiesIn(`rcc-demo-deliveries${count}`)).toEqual(bodies.toSorted());
    expect(await bodiesIn(`rcc-demo-deliveries${count}-dead`)).toEqual([]);
    const inspected = await fetch(`${queues.endpoint}/_fauxqs/queues/rcc-demo-deliveries${count}`);
    expect(await inspected.text()).not.toContain('RCC_MESSAGE_KEEPS_FAILING');

    const again = await redrive(`deliveries${count}`, '--state', state.path);
    expect(again).toMatchObject({ code: 0, out: expect.stringContaining('нет отложенных') });
  });

  it.each([
    ['an unknown queue', ['nobody'], /«nobody»[\s\S]*rcc-demo-deliveries1\n[\s\S]*rcc-demo-events/],
    ['a queue without dead letters of its own', ['missed-runs'], /«missed-runs»/],
    ['no queue', [], /Назовите очередь/],
    ['another stage', ['events', '--stage', 'nowhere'], /ни одной очереди/],
    ['a state on which no centre runs', ['events', '--state', 'nowhere'], /npm start/],
    ['a wrong option', ['events', '--wet'], /npm run redrive/],
  ])('refuses %s', { timeout: 30_000 }, async (_, args, words) => {
    const { code, err } = await redrive(
      ...args,
      ...(args.some((arg) => arg.startsWith('--s')) ? [] : ['--state', state.path]),
    );
    expect(code).toBe(2);
    expect(err).toMatch(words);
  });
});

describe('a kill on the way', () => {
  it('loses nothing: what was sent and not taken away comes twice, what was held comes back', async () => {
    const bodies = Array.from({ length: 25 }, (_, index) => `{"n":${index}}`);
    for (const body of bodies) await park(body, 'timeout');
    const held = await holdDeadMessages(sqs, deadUrl, 3);
    expect(held).toHaveLength(25);
    const killed = sendBack(sqs, { url, deadUrl }, held, () => {
      throw new Error('killed');
    });
    await expect(killed).rejects.toThrow('killed');
    await new Promise((done) => setTimeout(done, 3500));
    const rest = await holdDeadMessages(sqs, deadUrl, 30);
    expect(rest).toHaveLength(15);
    expect(await sendBack(sqs, { url, deadUrl }, rest, () => undefined)).toBe(15);
    expect(await bodiesIn(`rcc-demo-deliveries${count}`)).toEqual(bodies.toSorted());
    expect(await bodiesIn(`rcc-demo-deliveries${count}-dead`)).toEqual([]);
  });

  it('between sending and taking away doubles a batch', async () => {
    await park('{"n":1}', 'timeout');
    const [message] = await holdDeadMessages(sqs, deadUrl, 3);
    await sqs.send(new SendMessageCommand({ QueueUrl: url, MessageBody: message?.body }));
    await new Promise((done) => setTimeout(done, 3500));
    const rest = await holdDeadMessages(sqs, deadUrl, 30);
    expect(await sendBack(sqs, { url, deadUrl }, rest, () => undefined)).toBe(1);
    expect(await bodiesIn(`rcc-demo-deliveries${count}`)).toEqual(['{"n":1}', '{"n":1}']);
  });
});

describe('a queue', () => {
  it('is meant by its name, that of its dead letters, or an ending that it has alone', async () => {
    await sqs.send(new CreateQueueCommand({ QueueName: 'rcc-other-events-dead' }));
    const pairs = await queuePairs(sqs, undefined);
    expect(pairNamed(pairs, 'rcc-demo-events')?.name).toBe('rcc-demo-events');
    expect(pairNamed(pairs, 'rcc-other-events-dead')?.name).toBe('rcc-other-events');
    expect(pairNamed(pairs, 'events')).toBeUndefined();
    expect(pairNamed(await queuePairs(sqs, 'rcc-demo-'), 'events-dead')?.name).toBe('rcc-demo-events');
  });
});
