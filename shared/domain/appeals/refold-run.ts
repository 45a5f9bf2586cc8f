import type { Instant } from './fact.ts';
import { appealShards } from './identity.ts';

/** What a run has done of a shard: where it goes on, and what came of what lies before. */
export interface RefoldedShard {
  /** Where the next page begins; absent at the beginning, and when the shard is done. */
  readonly cursor?: Readonly<Record<string, unknown>> | undefined;
  readonly isDone: boolean;
  /** Appeals that were looked at. */
  readonly looked: number;
  /** Appeals that cannot be folded. */
  readonly failed: number;
  /** Of those that were stored anew, once the shard is done. */
  readonly changed?: Changed | undefined;
}

/** How many open appeals the rules have changed. */
export interface Changed {
  /** Stored anew, for whatever reason. */
  readonly stored: number;
  /** Of these, with another term, by policy. */
  readonly moved: Readonly<Record<string, number>>;
}

/** One recomputation of the open appeals by one set of rules. */
export interface RefoldRun {
  readonly id: string;
  /** Digest of the rules that appeals are folded by. */
  readonly rules: string;
  readonly startedAt: Instant;
  /** Also looks for open appeals that an earlier release has left out of the indexes. */
  readonly isFirst: boolean;
  readonly finishedAt?: Instant | undefined;
}

export interface RefoldProgress {
  readonly id: string;
  readonly state: 'running' | 'finished';
  readonly shardsDone: number;
  readonly shards: number;
  readonly looked: number;
  readonly failed: number;
  /** Of the shards that are done. */
  readonly changed: Changed;
}

/** How far a run is, by its shards. */
export function refoldProgress(run: RefoldRun, shards: ReadonlyMap<string, RefoldedShard>): RefoldProgress {
  const all = [...shards.values()];
  const sum = (of: (shard: RefoldedShard) => number) => all.reduce((total, shard) => total + of(shard), 0);
  const moved: Record<string, number> = {};
  for (const { changed } of all)
    for (const [policy, count] of Object.entries(changed?.moved ?? {})) moved[policy] = (moved[policy] ?? 0) + count;
  return {
    id: run.id,
    state: run.finishedAt === undefined ? 'running' : 'finished',
    shardsDone: all.filter(({ isDone }) => isDone).length,
    shards: appealShards.length,
    looked: sum(({ looked }) => looked),
    failed: sum(({ failed }) => failed),
    changed: { stored: sum(({ changed }) => changed?.stored ?? 0), moved },
  };
}
