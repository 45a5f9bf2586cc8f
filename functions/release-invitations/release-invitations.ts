import type { RecordMessageInput } from '#functions/record-event/contract.ts';
import type { Instant } from '#shared/domain/appeals/fact.ts';
import { appealShards } from '#shared/domain/appeals/identity.ts';
import type { Log } from '#shared/lambda/log.ts';
import type { WaitingInvitations } from '#shared/persistence/waiting-invitations.ts';

export interface ReleasePorts {
  readonly waiting: WaitingInvitations;
  /** Resolves when all messages are durable on the events queue. */
  readonly send: (messages: readonly RecordMessageInput[]) => Promise<void>;
  /** UTC milliseconds. */
  readonly now: () => Instant;
  /** Milliseconds after which a run begins nothing new. */
  readonly runMs: number;
  readonly log: Log;
}

export interface Released {
  readonly released: number;
  /** Time was up: the next run goes on. */
  readonly isUnfinished: boolean;
}

const hourMs = 3_600_000;

/**
 * Has the histories looked at whose invitations need not wait any more: a cycle that was withdrawn or taken up again meanwhile
 * is not asked about. First the message, then the waiting item: a crash in between has the history looked at twice, and a
 * cycle is asked about once however often that is.
 */
export async function releaseInvitations({ waiting, send, now, runMs, log }: ReleasePorts): Promise<Released> {
  const startedAt = now();
  const sums = { released: 0, isUnfinished: false };
  for (const shard of shardsFrom(startedAt)) {
    for await (const page of waiting.due(shard, startedAt)) {
      await send(page.map(({ source, externalId }) => ({ kind: 'command', source, externalId })));
      await Promise.all(page.map((invitation) => waiting.release(invitation)));
      sums.released += page.length;
      sums.isUnfinished = page.length > 0 && now() - startedAt >= runMs;
      if (sums.isUnfinished) break;
    }
    if (sums.isUnfinished) break;
  }
  log.info('RCC_INVITATIONS_RELEASED', sums);
  return sums;
}

/** Every run begins with another shard, so that none always comes last. */
function shardsFrom(at: Instant): readonly string[] {
  const first = Math.floor(at / hourMs) % appealShards.length;
  return [...appealShards.slice(first), ...appealShards.slice(0, first)];
}
