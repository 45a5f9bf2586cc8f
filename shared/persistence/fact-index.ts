import { shardOf } from '#shared/domain/appeals/identity.ts';
import type { TimeZone } from '#shared/domain/deadlines/time-zone.ts';
import type { CycleRecord } from '#shared/domain/ratings/fact.ts';
import { monthOf } from '#shared/domain/ratings/period.ts';

/** The names of the two sparse indexes that a rating reads. */
export const factIndexes = { due: 'facts-by-due', answered: 'facts-by-answer' } as const;

/** The index keys of a cycle: by the month it is due in, by the month it was answered in; bodies lie together. */
export function factIndexKeys(record: CycleRecord, zone: TimeZone): Record<string, string> {
  const shard = shardOf(record.appealId);
  const body = record.answeredBy ?? record.responsibleAtDue ?? '-';
  return {
    factDue: monthShard(monthOf(record.dueAt, zone), shard),
    ...(record.answeredAt === undefined ? {} : { factAnswered: monthShard(monthOf(record.answeredAt, zone), shard) }),
    factKey: `${body}#${record.appealId}#${record.cycle}`,
  };
}

/** A month is as many partitions as there are shards, so that none is a hot key. */
export function monthShard(month: string, shard: string): string {
  return `${month}#${shard}`;
}
