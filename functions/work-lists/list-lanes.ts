import { appealShards } from '#shared/domain/appeals/identity.ts';
import type { SeenWork } from '#shared/domain/governance/seen-work.ts';
import { personIndex } from '#shared/persistence/person-index.ts';
import type { LaneRange, WorkLane } from '#shared/persistence/work-entries.ts';
import { anomalyIndex, openIndexes, requestIndex, type WorkIndex } from '#shared/persistence/work-index.ts';
import type { WorkList } from './contract.ts';

/** A term has its last fifth, or whichever share is at risk, within this of its end, if it is not longer than a year. */
const yearMs = 366 * 86_400_000;

/** Where a list is, and whether what is not open can be in it. */
interface ListPlace extends LaneRange {
  readonly lanes: readonly WorkLane[];
  /** Each lane is of one body alone. */
  readonly isByBody: boolean;
}

/**
 * Partitions and keys that a list consists of. Overdue is an exact range of keys: an index of open appeals is keyed by the
 * term that ends first. At risk is a range of which the level is asked entry by entry: most entries near its beginning are.
 */
export function listPlace(
  list: Exclude<WorkList, 'mine'>,
  { bodies }: SeenWork,
  { now, atRiskShare }: { readonly now: number; readonly atRiskShare: number },
): ListPlace {
  const open = { lanes: openLanes(bodies), isByBody: bodies !== undefined };
  switch (list) {
    case 'open':
      return open;
    case 'overdue':
      return { ...open, to: now - 1 };
    case 'at-risk':
      return { ...open, from: now, to: now + Math.ceil(yearMs * atRiskShare) };
    case 'needs-person':
      return {
        lanes: shardsOf({ ...personIndex, partitionKey: personIndex.shard, sortKey: personIndex.since }),
        isByBody: false,
      };
    case 'reopen-requests':
      return { lanes: shardsOf(requestIndex), isByBody: false };
    case 'anomalies':
      return { lanes: shardsOf(anomalyIndex), isByBody: false };
  }
}

/** The appeals that a person in a body works on. */
export function executorLane(executor: string): WorkLane {
  return laneOf(openIndexes.executor, executor);
}

function openLanes(bodies: readonly string[] | undefined): WorkLane[] {
  return bodies ? bodies.map((body) => laneOf(openIndexes.body, body)) : shardsOf(openIndexes.all);
}

function shardsOf(index: WorkIndex): WorkLane[] {
  return appealShards.map((shard) => laneOf(index, shard));
}

function laneOf({ name, partitionKey, sortKey }: WorkIndex, partition: string): WorkLane {
  return { index: name, partitionKey, sortKey, partition };
}
