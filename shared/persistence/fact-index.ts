import type { TimeZone } from '#shared/domain/deadlines/time-zone.ts';
import type { CycleRecord } from '#shared/domain/ratings/fact.ts';
import { monthOf } from '#shared/domain/ratings/period.ts';

/** The names of the two sparse indexes that a rating reads. */
export const factIndexes = { due: 'facts-by-due', answered: 'facts-by-answer' } as const;

/** Partitions of a month, so that no month is one hot key. */
export const shardCount = 8;

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

export function monthShard(month: string, shard: number): string {
  return `${month}#${shard}`;
}

/** The appeal's number is a digest: its last character spreads evenly. */
function shardOf(appealId: string): number {
  return (appealId.codePointAt(appealId.length - 1) ?? 0) % shardCount;
}
