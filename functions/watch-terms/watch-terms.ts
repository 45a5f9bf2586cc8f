import type { Instant } from '#shared/domain/appeals/fact.ts';
import { appealShards } from '#shared/domain/appeals/identity.ts';
import { errorFields, type Log } from '#shared/lambda/log.ts';
import { sideBySide } from '#shared/lambda/side-by-side.ts';
import type { CapacityMeter } from '#shared/persistence/capacity-meter.ts';
import { type EscalationPorts, escalate } from './escalate.ts';

export interface WatchPorts extends EscalationPorts {
  /** UTC milliseconds. */
  readonly now: () => Instant;
  /** Milliseconds after which a run begins nothing new. */
  readonly runMs: number;
  readonly capacity: CapacityMeter;
  readonly log: Log;
}

export interface WatchedTerms {
  /** Appeals that were due to be looked at. */
  readonly looked: number;
  readonly notices: number;
  /** Appeals that cannot be looked at; the next run tries again. */
  readonly failed: number;
  /** Time was up: the next run goes on. */
  readonly isUnfinished: boolean;
}

/** Shards looked at side by side. */
const lanes = 4;
const quarterMs = 900_000;

/** Looks at the open appeals whose term has reached a level of the ladder, shard by shard, and at no other. */
export async function watchTerms(ports: WatchPorts): Promise<WatchedTerms> {
  const { watchList, now, runMs, capacity, log } = ports;
  const before = { ...capacity };
  const startedAt = now();
  const sums = { looked: 0, notices: 0, failed: 0, isUnfinished: false };
  const shards = shardsFrom(startedAt).values();

  const look = async (watched: Parameters<typeof escalate>[0]) => {
    try {
      // Not `+= await`: that adds to what the sum was before the others.
      const notices = await escalate(watched, startedAt, ports);
      sums.notices += notices;
    } catch (error) {
      fail(watched.work.appealId, errorFields(error));
    }
  };
  const fail = (appealId: string, fields = {}) => {
    sums.failed += 1;
    log.error('RCC_TERM_NOT_WATCHED', { appealId, ...fields });
  };
  const work = async () => {
    for (const shard of shards) {
      for await (const page of watchList.due(shard, startedAt)) {
        await Promise.all(page.map((one) => ('unreadable' in one ? fail(one.unreadable) : look(one))));
        sums.looked += page.length;
        // A look at an empty shard is not what takes time.
        if (page.length > 0 && now() - startedAt >= runMs) {
          sums.isUnfinished = true;
          return;
        }
      }
    }
  };
  await sideBySide(lanes, work);
  log.info('RCC_TERMS_WATCHED', {
    ...sums,
    readUnits: capacity.readUnits - before.readUnits,
    writeUnits: capacity.writeUnits - before.writeUnits,
  });
  return sums;
}

/** Every run begins with another shard, so that none always comes last. */
function shardsFrom(at: Instant): readonly string[] {
  const first = Math.floor(at / quarterMs) % appealShards.length;
  return [...appealShards.slice(first), ...appealShards.slice(0, first)];
}
