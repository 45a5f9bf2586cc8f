import { randomUUID } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { failureResult, type Invocation, type InvocationResult } from './invocation.ts';
import type { Worker, WorkerEvents } from './worker.ts';

interface PoolOptions {
  /** Most processes at once. */
  readonly limit: number;
  start(events: WorkerEvents): Promise<Worker>;
}

/** A function ready to be called. */
export interface FunctionPool {
  /** Calls beyond the limit wait their turn. */
  invoke(payload: string): Promise<InvocationResult>;
  /** Lets the calls in hand finish for at most `graceMs`, then ends every process. */
  stop(graceMs: number): Promise<void>;
}

/** Idle processes live about as long as Lambda keeps them. */
const idleLimitMs = 300_000;
/** As many processes as there are cores share the work; more of them only take turns, unless they wait for something. */
const cores = Math.max(2, availableParallelism());
/** How long a call waits for a busy process before another is started, milliseconds. */
const patience = { whileCoresAreFree: 50, afterThat: 1_000 };

/** The processes of one function: as many as its calls need, started one after another, reaped when idle. */
export function functionPool({ limit, start }: PoolOptions): FunctionPool {
  const idle = new Map<Worker, NodeJS.Timeout>();
  const ready = new WeakSet<Worker>();
  const all = new Set<Worker>();
  const waiting: (Invocation & { readonly since: number })[] = [];
  let growing: NodeJS.Timeout | undefined;
  let starting = false;
  let stopping = false;
  let inHand = 0;
  let whenChanged = () => {};

  const grow = (): void => {
    clearTimeout(growing);
    const oldest = waiting[0];
    if (starting || stopping || !oldest || all.size >= limit) return;
    const wait = all.size === 0 ? 0 : all.size < cores ? patience.whileCoresAreFree : patience.afterThat;
    const left = oldest.since + wait - performance.now();
    if (left > 0) {
      growing = setTimeout(grow, left);
      return;
    }
    starting = true;
    start({ onIdle, onGone }).then(
      (worker) => {
        all.add(worker);
        if (stopping) worker.kill();
      },
      (error: unknown) => {
        starting = false;
        waiting.shift()?.settle(failureResult('Runtime.StartError', String(error)));
      },
    );
  };

  const onIdle = (worker: Worker): void => {
    if (!ready.has(worker)) starting = false;
    ready.add(worker);
    const next = waiting.shift();
    if (next) worker.run(next);
    else idle.set(worker, setTimeout(reap, idleLimitMs, worker).unref());
    grow();
  };

  const reap = (worker: Worker): void => {
    idle.delete(worker);
    worker.kill();
  };

  const onGone = (worker: Worker, initError: InvocationResult | undefined): void => {
    clearTimeout(idle.get(worker));
    idle.delete(worker);
    all.delete(worker);
    if (initError) {
      starting = false;
      waiting.shift()?.settle(initError);
    }
    whenChanged();
    grow();
  };

  const hand = (invocation: Invocation): void => {
    // The process used last is the warmest.
    const [worker, reaper] = [...idle].at(-1) ?? [];
    if (worker) {
      clearTimeout(reaper);
      idle.delete(worker);
      worker.run(invocation);
      return;
    }
    waiting.push({ ...invocation, since: performance.now() });
    if (waiting.length === 1) grow();
  };

  const killAll = (): void => {
    for (const worker of all) worker.kill();
  };

  const until = async (reached: () => boolean): Promise<void> => {
    while (!reached())
      await new Promise<void>((resolve) => {
        whenChanged = resolve;
      });
  };

  return {
    async invoke(payload) {
      if (stopping) return failureResult('ServiceException', 'the centre is stopping');
      inHand += 1;
      const result = await new Promise<InvocationResult>((settle) => hand({ id: randomUUID(), payload, settle }));
      inHand -= 1;
      whenChanged();
      return result;
    },
    async stop(graceMs) {
      stopping = true;
      clearTimeout(growing);
      for (const { settle } of waiting.splice(0)) settle(failureResult('ServiceException', 'the centre is stopping'));
      const deadline = setTimeout(killAll, graceMs);
      await until(() => inHand === 0);
      clearTimeout(deadline);
      killAll();
      await until(() => all.size === 0 && !starting);
    },
  };
}
