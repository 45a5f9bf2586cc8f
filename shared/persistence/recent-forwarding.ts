import type { Instant } from '#shared/domain/appeals/fact.ts';
import type { ForwardingStatistic } from '#shared/domain/routing/forwarding.ts';
import type { ForwardingCounts } from './forwarding-counts.ts';

interface Ports {
  readonly counts: Pick<ForwardingCounts, 'latest'>;
  readonly now: () => Instant;
  readonly whenUnread: (error: unknown) => void;
}

/** Counts are a day old anyway. */
const keptMs = 3_600_000;
const retriedAfterMs = 5 * 60_000;

/**
 * The counts of past forwarding: read when they are first asked for, and once an hour. What cannot be read is not there:
 * the earlier ones serve, or none, for nothing that is recorded waits for a proposal.
 */
export function recentForwarding({ counts, now, whenUnread }: Ports): () => Promise<ForwardingStatistic | undefined> {
  let readAgainAt = Number.NEGATIVE_INFINITY;
  let recent: Promise<ForwardingStatistic | undefined> = Promise.resolve(undefined);

  async function read(earlier: typeof recent): typeof recent {
    try {
      return await counts.latest();
    } catch (error) {
      whenUnread(error);
      readAgainAt = now() + retriedAfterMs;
      return await earlier;
    }
  }

  return () => {
    if (now() >= readAgainAt) {
      readAgainAt = now() + keptMs;
      recent = read(recent);
    }
    return recent;
  };
}
