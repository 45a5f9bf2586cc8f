import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { drawFrom } from '#infra/local/demonstration/draw.ts';
import { shuffler } from '#infra/local/replay/shuffle.ts';
import { checkHistories } from '#test/faults/check-histories.ts';
import { type ConflictingDynamo, startConflictingDynamo } from '#test/faults/conflicting-dynamo.ts';
import { inLanes } from '#test/faults/in-lanes.ts';
import { madeUpPlatform, type Platform } from '#test/faults/intake.ts';
import { recentHistories } from '#test/faults/recent-histories.ts';
import { queueNames, type Rig, startRig } from '#test/faults/rig.ts';
import { drainLimitMs, scale, testLimitMs } from '#test/faults/scale.ts';
import { captureLog } from '#test/support/captured-log.ts';

const seed = 19;

describe('half of all transactions answered with a conflict', { timeout: testLimitMs }, () => {
  const log = captureLog();
  let rig: Rig;
  let platform: Platform;
  let conflicts: ConflictingDynamo | undefined;

  beforeAll(async () => {
    rig = await startRig({
      seed,
      async between(dynamo) {
        conflicts = await startConflictingDynamo(dynamo, 0.5, drawFrom(seed));
        return conflicts;
      },
    });
    const { handler } = await import('#functions/receive-events/handler.ts');
    platform = madeUpPlatform(handler);
  });
  afterAll(async () => {
    log.release();
    await rig?.stop();
  });

  it('loses nothing and needs few tries', async ({ annotate }) => {
    const sent = recentHistories(seed, 20 * scale, Date.now()).flatMap(({ events }) => events);
    await inLanes(shuffler(seed)(sent), 8, platform.post);
    await rig.drained(drainLimitMs);

    const { faults, storedEvents } = await checkHistories(platform.acknowledged, rig.tables);
    expect(faults).toEqual([]);
    expect(storedEvents).toBe(sent.length);
    expect(await rig.queues.messagesIn(queueNames.deadLetters)).toEqual([]);

    const tries = [...(conflicts?.triesPerEvent.values() ?? [])].sort((a, b) => a - b);
    const median = tries[Math.floor(tries.length / 2)];
    await annotate(`${conflicts?.refused()} conflicts; tries per event: median ${median}, most ${tries.at(-1)}`);
    expect(conflicts?.refused()).toBeGreaterThan(0);
    expect(median).toBeLessThanOrEqual(3);
  });
});
