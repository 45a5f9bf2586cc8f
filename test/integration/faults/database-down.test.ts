import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { shuffler } from '#infra/local/replay/shuffle.ts';
import { checkHistories } from '#test/faults/check-histories.ts';
import { inLanes } from '#test/faults/in-lanes.ts';
import { madeUpPlatform, type Platform } from '#test/faults/intake.ts';
import { recentHistories } from '#test/faults/recent-histories.ts';
import { queueNames, type Rig, startRig } from '#test/faults/rig.ts';
import { drainLimitMs, scale, testLimitMs } from '#test/faults/scale.ts';
import { captureLog } from '#test/support/captured-log.ts';

const seed = 59;
/** A minute at full scale. */
const downMs = 3_000 * scale;
const eventsPerSecond = 50;

describe('the database down while platforms go on posting', { timeout: testLimitMs }, () => {
  const log = captureLog();
  let rig: Rig;
  let platform: Platform;

  beforeAll(async () => {
    rig = await startRig({ seed });
    const { handler } = await import('#functions/receive-events/handler.ts');
    platform = madeUpPlatform(handler);
  });
  afterAll(async () => {
    log.release();
    await rig?.stop();
  });

  it('acknowledges every event at the first attempt, and folds them all after the return', async ({ annotate }) => {
    const count = Math.ceil((downMs / 1000) * eventsPerSecond);
    const sent = recentHistories(seed, count, Date.now())
      .flatMap(({ events }) => events)
      .slice(0, count);
    const statuses: number[] = [];

    await rig.dynamo.kill();
    const downSince = performance.now();
    await inLanes(shuffler(seed)(sent), 4, async (event) => {
      statuses.push(...(await platform.post(event)));
      await pause((4 * 1000) / eventsPerSecond);
    });
    await pause(Math.max(0, downMs - (performance.now() - downSince)));
    await rig.dynamo.start();
    const returned = performance.now();
    await rig.drained(drainLimitMs);
    await annotate(`down for ${downMs} ms; all folded ${Math.round(performance.now() - returned)} ms after its return`);

    expect(statuses).toEqual(sent.map(() => 202));
    const { faults, storedEvents } = await checkHistories(platform.acknowledged, rig.tables);
    expect(faults).toEqual([]);
    expect(storedEvents).toBe(sent.length);
    // Sound messages wait, however often they fail for want of the database.
    expect(await rig.queues.messagesIn(queueNames.deadLetters)).toEqual([]);
  });
});
