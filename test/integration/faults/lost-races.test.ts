import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AppealEvent } from '#events/event.ts';
import { drawFrom } from '#infra/local/demonstration/draw.ts';
import { shuffler } from '#infra/local/replay/shuffle.ts';
import { checkHistories } from '#test/faults/check-histories.ts';
import { checkSurveys } from '#test/faults/check-surveys.ts';
import { type ConflictingDynamo, startConflictingDynamo } from '#test/faults/conflicting-dynamo.ts';
import { inLanes } from '#test/faults/in-lanes.ts';
import { madeUpPlatform, type Platform } from '#test/faults/intake.ts';
import { recentHistories } from '#test/faults/recent-histories.ts';
import { queueNames, type Rig, startRig } from '#test/faults/rig.ts';
import { drainLimitMs, scale, testLimitMs } from '#test/faults/scale.ts';
import { captureLog } from '#test/support/captured-log.ts';

const seed = 19;
const lanes = 8;

describe('lost races', { timeout: testLimitMs }, () => {
  const log = captureLog();
  let rig: Rig;
  let platform: Platform;
  let conflicts: ConflictingDynamo;

  beforeAll(async () => {
    rig = await startRig({
      seed,
      batchSize: 1,
      async between(dynamo) {
        conflicts = await startConflictingDynamo(dynamo, drawFrom(seed));
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

  it('half of all transactions answered with a conflict: nothing is lost, few tries', async ({ annotate }) => {
    conflicts.share = 0.5;
    const events = recentHistories(seed, 12 * scale, Date.now()).flatMap((history) => history.events);
    await recordAll(shuffler(seed)(events));
    const { median, most } = tries();
    await annotate(`${conflicts.refused()} conflicts; tries per event: median ${median}, most ${most}`);
    expect(conflicts.refused()).toBeGreaterThan(0);
    expect(median).toBeLessThanOrEqual(3);
  });

  it('many writers at the same appeals: nothing is lost', async ({ annotate }) => {
    conflicts.share = 0;
    conflicts.triesPerEvent.clear();
    // An appeal's events one after another: the workers have them in hand together, and the last of them too.
    await recordAll(recentHistories(seed + 1, 15 * scale, Date.now()).flatMap((history) => history.events));
    const { lost } = tries();
    await annotate(`${lost} events lost a race`);
    expect(lost).toBeGreaterThan(0);
  });

  /** Posts everything while nobody records, then records it all. */
  async function recordAll(events: readonly AppealEvent[]): Promise<void> {
    await rig.record.kill();
    await inLanes(events, lanes, platform.post);
    await rig.record.start();
    await rig.drained(drainLimitMs);

    const { faults, expected, storedEvents } = await checkHistories(platform.acknowledged, rig.tables);
    expect(faults).toEqual([]);
    expect(await checkSurveys(expected, rig.replies, rig.tables)).toEqual([]);
    expect(storedEvents).toBe([...platform.acknowledged.values()].flat().length);
    expect(await rig.queues.messagesIn(queueNames.deadLetters)).toEqual([]);
  }

  function tries() {
    const sorted = [...conflicts.triesPerEvent.values()].sort((a, b) => a - b);
    const lost = sorted.filter((count) => count > 1).length;
    return { median: sorted[Math.floor(sorted.length / 2)], most: sorted.at(-1), lost };
  }
});
