import { DeleteCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { AppealEvent } from '#events/event.ts';
import { documentClient } from '#shared/persistence/dynamo.ts';
import { checkHistories, idOf } from '#test/faults/check-histories.ts';
import { type DeadLetter, type DeadLetterQueue, deadLetterQueue } from '#test/faults/dead-letters.ts';
import { madeUpPlatform, type Platform } from '#test/faults/intake.ts';
import { recentHistories } from '#test/faults/recent-histories.ts';
import { type Rig, startRig } from '#test/faults/rig.ts';
import { drainLimitMs, testLimitMs } from '#test/faults/scale.ts';
import { captureLog } from '#test/support/captured-log.ts';

const seed = 152;

describe('one poisonous message among ten', { timeout: testLimitMs }, () => {
  const log = captureLog();
  const submissions = recentHistories(seed, 20, Date.now()).flatMap(({ events }) => events.slice(0, 1));
  let rig: Rig;
  let platform: Platform;
  let deadLetters: DeadLetterQueue;
  let logged = 0;

  beforeAll(async () => {
    rig = await startRig({ seed });
    deadLetters = deadLetterQueue(rig.queues);
    const { handler } = await import('#functions/receive-events/handler.ts');
    platform = madeUpPlatform(handler);
  });
  // The worker comes when all ten are there, so that it gets them together.
  beforeEach(async () => {
    await rig.record.kill();
    logged = rig.record.output().length;
  });
  afterAll(async () => {
    log.release();
    await rig?.stop();
  });

  it('which nobody can read: nine are done once, and it can be mended and sent back', async () => {
    const [first, ...nine] = submissions.slice(0, 10);
    if (!first) throw new Error('there are twenty');
    for (const event of nine) await platform.post(event);
    await deadLetters.sendRaw('{"kind":"events","source":"made-up-portal"}');
    await work();

    expect(recorded()).toEqual({ stored: 9, failed: 0 });
    const letters = await deadLetters.take();
    expect(reasonsOf(letters)).toEqual(['RCC_MESSAGE_UNREADABLE externalId receivedAt events']);

    await platform.post(first);
    for (const letter of letters) await letter.sendBack(messageOf(first));
    await rig.drained(drainLimitMs);
    await expectAllStored(10);
  });

  it('which finds a broken record: nine are done once, and it can be sent back when that is repaired', async () => {
    const [tenth, ...nine] = submissions.slice(10);
    if (!tenth) throw new Error('there are twenty');
    const Key = { pk: idOf(tenth.data.externalId), sk: 'state' };
    await rig.tables.put('appeals', { ...Key, version: 'broken' });
    for (const event of [tenth, ...nine]) await platform.post(event);
    await work();

    expect(recorded()).toEqual({ stored: 9, failed: 1 });
    const letters = await deadLetters.take();
    expect(reasonsOf(letters)).toEqual(['RCC_MESSAGE_KEEPS_FAILING ZodError']);

    await documentClient().send(new DeleteCommand({ TableName: 'appeals', Key }));
    for (const letter of letters) await letter.sendBack();
    await rig.drained(drainLimitMs);
    await expectAllStored(20);
  });

  async function work(): Promise<void> {
    await rig.record.start();
    await rig.drained(drainLimitMs);
  }

  /** What the worker says since it was started: events that were new, messages that it gave back. */
  function recorded() {
    const failed = new Set<string>();
    let stored = 0;
    for (const line of rig.record.output().slice(logged).split('\n')) {
      if (line.includes('RCC_EVENTS_RECORDED')) stored += Number(JSON.parse(line).stored);
      if (line.includes('RCC_MESSAGE_FAILED')) failed.add(String(JSON.parse(line).messageId));
    }
    return { stored, failed: failed.size };
  }

  async function expectAllStored(count: number): Promise<void> {
    const { faults, storedEvents } = await checkHistories(platform.acknowledged, rig.tables);
    expect(faults).toEqual([]);
    expect(storedEvents).toBe(count);
    expect(await deadLetters.take()).toEqual([]);
  }
});

/** Of different messages: on a slow machine one comes twice, and is parked twice. */
function reasonsOf(letters: readonly DeadLetter[]): (string | undefined)[] {
  return [...new Map(letters.map(({ body, reason }) => [body, reason])).values()];
}

function messageOf(event: AppealEvent): string {
  const { externalId } = event.data;
  const receivedAt = new Date().toISOString();
  return JSON.stringify({ kind: 'events', source: 'made-up-portal', externalId, receivedAt, events: [event] });
}
