import { describe, expect, it } from 'vitest';
import { backpressure, untilRecorded } from '#infra/local/replay/queue-watch.ts';

/** A centre whose queue has these depths one look after another; `undefined` where it does not answer. */
function aCentre(...depths: (number | undefined)[]) {
  let [looks, refreshed] = [0, 0];
  return {
    looks: () => looks,
    refreshed: () => refreshed,
    async queues() {
      const waiting = depths[Math.min(looks, depths.length - 1)];
      looks += 1;
      if (waiting === undefined) throw new Error('ECONNREFUSED');
      return { waiting, dead: 1 };
    },
    async refresh() {
      refreshed += 1;
    },
  };
}

describe('waiting until everything is recorded', () => {
  it('ends when the queue is empty twice in a row, also over a restart of the centre', async () => {
    const centre = aCentre(5, undefined, 3, 0, 2, 0, 0);
    const seen: number[] = [];
    expect(await untilRecorded(centre, (waiting) => seen.push(waiting))).toEqual({ waiting: 0, dead: 1 });
    expect(centre.looks()).toBe(7);
    expect(centre.refreshed()).toBe(1);
    expect(seen).toEqual([5, 3, 0, 2, 0]);
  });
});

describe('backpressure', () => {
  it('lets senders go on while the queue is short, looking only now and then', async () => {
    const centre = aCentre(10);
    const gate = backpressure(centre);
    await Promise.all([gate(), gate(), gate()]);
    await gate();
    expect(centre.looks()).toBe(1);
  });

  it('holds all senders until the queue is short', async () => {
    const centre = aCentre(5000, 1501, 1500);
    const gate = backpressure(centre);
    await Promise.all([gate(), gate()]);
    expect(centre.looks()).toBe(3);
  });

  it('does not hold them while the centre is away: posting waits by itself', async () => {
    const centre = aCentre(undefined);
    await backpressure(centre)();
    expect(centre.refreshed()).toBe(1);
  });
});
