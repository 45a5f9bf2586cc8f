import { setTimeout as pause } from 'node:timers/promises';
import type { CentreAccess, QueueDepths } from './centre-access.ts';

/** More than this many messages waiting, and the sender waits as well: the queue stays short and the time left honest. */
const mostWaiting = 1500;
const lookEveryMs = 400;
/** Messages that fail come back after a minute, ten times. */
const patienceMs = 15 * 60_000;

type Queues = Pick<CentreAccess, 'queues' | 'refresh'>;

/** Holds senders back while the centre is behind. */
export function backpressure(centre: Queues): () => Promise<void> {
  let looking: Promise<void> | undefined;
  let lookedAt = 0;

  const look = async () => {
    for (;;) {
      const depths = await centre.queues().catch(() => undefined);
      lookedAt = Date.now();
      if (!depths) await centre.refresh();
      if (!depths || depths.waiting <= mostWaiting) return;
      await pause(lookEveryMs);
    }
  };
  return async () => {
    if (!looking && Date.now() - lookedAt < lookEveryMs) return;
    looking ??= look().finally(() => {
      looking = undefined;
    });
    await looking;
  };
}

/** Waits until nothing waits to be recorded; returns what is left when nothing moves for a quarter of an hour. */
export async function untilRecorded(centre: Queues, onWaiting: (waiting: number) => void): Promise<QueueDepths> {
  let last: QueueDepths = { waiting: Number.NaN, dead: 0 };
  let movedAt = Date.now();
  for (let empty = 0; empty < 2; ) {
    const depths = await centre.queues().catch(() => undefined);
    if (!depths) await centre.refresh();
    else if (depths.waiting !== last.waiting || depths.dead !== last.dead) {
      movedAt = Date.now();
      last = depths;
      onWaiting(depths.waiting);
    }
    if (Date.now() - movedAt > patienceMs) break;
    empty = depths?.waiting === 0 ? empty + 1 : 0;
    await pause(200);
  }
  return last;
}
