import type { Context } from 'aws-lambda';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import trigger from '#events/triggers/release-invitations.json' with { type: 'json' };
import { waitingItem } from '#shared/persistence/waiting-items.ts';
import { captureLog } from '#test/support/captured-log.ts';
import { type CentreTables, createCentreTables } from '#test/support/centre-tables.ts';
import { awsEnvironment, type Dynamo, type Queues, startDynamo, startQueues } from '#test/support/emulators.ts';
import { type FaultProxy, startFaultProxy } from '#test/support/fault-proxy.ts';

const hour = 3_600_000;
let dynamo: Dynamo;
let database: FaultProxy;
let queues: Queues;
let tables: CentreTables;
let log: ReturnType<typeof captureLog>;
let run: () => Promise<unknown>;
beforeAll(async () => {
  [dynamo, queues] = await Promise.all([startDynamo(), startQueues()]);
  tables = await createCentreTables(dynamo);
  database = await startFaultProxy(dynamo.endpoint);
  Object.assign(process.env, awsEnvironment({ dynamo: database, queues }), {
    CENTRE_TABLE: 'centre',
    EVENTS_QUEUE_URL: await queues.createQueue('events'),
    RUN_SECONDS: '240',
  });
  log = captureLog();
  const { handler } = await import('#functions/release-invitations/handler.ts');
  run = async () => await handler(trigger, {} as Context);
}, 60_000);
beforeEach(async () => {
  database.fault = () => undefined;
  await tables.empty('centre');
});
afterAll(async () => {
  log.release();
  await Promise.all([database, dynamo, queues].map((one) => one.stop()));
});

async function wait(appealId: string, dueAt: number) {
  const cycle = { appealId, cycle: 1, answeredAt: dueAt - 7 * 24 * hour, dueAt };
  await tables.put('centre', waitingItem({ ...cycle, source: 'pos', externalId: `n-${appealId}` }));
}

const looks = async () => (await queues.messagesIn('events')).map(({ body }) => JSON.parse(body));
const left = async () => (await tables.scan('centre')).map(({ appealId }) => appealId);

describe('invitations that waited', () => {
  it('have their histories looked at when they are due, from whatever shard, and wait no more', async () => {
    const due = Array.from({ length: 25 }, (_, index) => `DUE0000000${index.toString(36).toUpperCase()}0`);
    for (const [index, appealId] of due.entries()) await wait(appealId, Date.now() - (index + 1) * hour);
    await wait('LATER0000001', Date.now() + hour);
    expect(await run()).toEqual({ released: 25, isUnfinished: false });
    const expected = due.map((appealId) => ({ kind: 'command', source: 'pos', externalId: `n-${appealId}` }));
    expect(await looks()).toEqual(expect.arrayContaining(expected));
    expect(await left()).toEqual(['LATER0000001']);
    expect(await run()).toEqual({ released: 0, isUnfinished: false });
    expect(await looks()).toHaveLength(25);
  });

  it('go on waiting where a run died before they were let go; the next one announces them again', async () => {
    await wait('KILLED000001', Date.now() - hour);
    database.fault = ({ operation }) =>
      operation === 'DeleteItem' ? { status: 400, body: '{"__type":"AccessDenied"}' } : undefined;
    const before = (await looks()).length;
    await expect(run()).rejects.toThrow();
    expect(await left()).toEqual(['KILLED000001']);
    database.fault = () => undefined;
    expect(await run()).toEqual({ released: 1, isUnfinished: false });
    expect(await looks()).toHaveLength(before + 2);
    expect(await left()).toEqual([]);
  });

  it('are told of in the log by their number alone', () => {
    expect(log.text()).toContain('RCC_INVITATIONS_RELEASED');
    expect(log.text()).not.toContain('n-DUE');
  });
});
