import type { OutgoingRequest } from './pack-requests.ts';

interface Way {
  /** Requests under way at once. */
  readonly concurrency: number;
  /** Resolves when the centre can take more. */
  readonly gate: () => Promise<void>;
  readonly send: (request: OutgoingRequest) => Promise<void>;
}

/** Sends every request, several at once; the first failure ends it when those under way have ended. */
export async function sendRequests(
  requests: AsyncGenerator<OutgoingRequest>,
  { concurrency, gate, send }: Way,
): Promise<void> {
  let failed = false;
  const lane = async () => {
    while (!failed) {
      await gate();
      const next = await requests.next();
      if (next.done) return;
      await send(next.value);
    }
  };
  const lanes = Array.from({ length: concurrency }, () =>
    lane().catch((error: unknown) => {
      failed = true;
      throw error;
    }),
  );
  const settled = await Promise.allSettled(lanes);
  for (const outcome of settled) if (outcome.status === 'rejected') throw outcome.reason;
}
