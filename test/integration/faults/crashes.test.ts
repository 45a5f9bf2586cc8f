import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { drawFrom } from '#infra/local/demonstration/draw.ts';
import { shuffler } from '#infra/local/replay/shuffle.ts';
import { checkHistories } from '#test/faults/check-histories.ts';
import { checkSurveys } from '#test/faults/check-surveys.ts';
import { inLanes } from '#test/faults/in-lanes.ts';
import { madeUpPlatform, type Platform } from '#test/faults/intake.ts';
import { recentHistories } from '#test/faults/recent-histories.ts';
import { queueNames, type Rig, startRig } from '#test/faults/rig.ts';
import { drainLimitMs, scale, testLimitMs } from '#test/faults/scale.ts';
import { canariesIn } from '#test/support/canary.ts';
import { captureLog } from '#test/support/captured-log.ts';

const seed = 63;
const draw = drawFrom(seed);
const shuffled = shuffler(seed);
const lanes = 8;
const killsOfEach = 8 + 2 * scale;
/** When a process dies: as the database, or the queue, has acted and it does not know it yet, or at any time. */
const moments: readonly ((rig: Rig) => Promise<void>)[] = [
  (rig) => rig.cutDynamo.cutNext('appeal.answered'),
  (rig) => rig.cutQueues.cutNext('survey-invitation'),
  () => new Promise(() => {}),
];

describe('a tenth of the answers cut, three tenths of the events twice, in any order, processes killed', {
  timeout: testLimitMs,
}, () => {
  const log = captureLog();
  let rig: Rig;
  let platform: Platform;

  beforeAll(async () => {
    rig = await startRig({ seed, cutShare: 0.1 });
    const { handler } = await import('#functions/receive-events/handler.ts');
    platform = madeUpPlatform(handler);
  });
  afterAll(async () => {
    log.release();
    await rig?.stop();
  });

  it('keeps every acknowledged event once, and every appeal is the fold of its events', async () => {
    const sent = recentHistories(seed, 52 * scale, Date.now()).flatMap(({ events }) => events);
    const again = sent.filter(() => draw.chance(0.3));
    const deliveries = shuffled([...sent, ...again]);

    const rounds = 2 * killsOfEach;
    for (let round = 0; round < rounds; round += 1) {
      const slice = deliveries.filter((_, index) => index % rounds === round);
      const posting = inLanes(slice, lanes, platform.post);
      const victim = round % 2 === 0 ? rig.record : rig.dynamo;
      await Promise.race([moments[Math.floor(round / 2) % moments.length]?.(rig), pause(draw.int(100, 700))]);
      await victim.kill();
      await victim.start();
      await posting;
    }
    await rig.drained(drainLimitMs);

    const { faults, expected, storedEvents } = await checkHistories(platform.acknowledged, rig.tables);
    expect(faults).toEqual([]);
    expect(storedEvents).toBe(sent.length);
    expect(await checkSurveys(expected, rig.replies, rig.tables)).toEqual([]);
    expect(await rig.queues.messagesIn(queueNames.deadLetters)).toEqual([]);
    // The faults did happen, and the citizens were asked.
    expect(rig.cutDynamo.cuts() + rig.cutQueues.cuts()).toBeGreaterThan(sent.length / 20);
    expect([rig.record.kills(), rig.dynamo.kills()]).toEqual([killsOfEach, killsOfEach]);
    expect(rig.replies.length).toBeGreaterThan(0);
    expect(canariesIn(log.text() + rig.record.output() + rig.deliver.output())).toEqual([]);
  });
});
