import type { Instant } from '#shared/domain/appeals/fact.ts';
import { appealShards } from '#shared/domain/appeals/identity.ts';
import type { RefoldedShard, RefoldRun } from '#shared/domain/appeals/refold-run.ts';
import { monthOf, nextMonth, previousMonth } from '#shared/domain/ratings/period.ts';
import { errorFields, type Log } from '#shared/lambda/log.ts';
import { isOutage } from '#shared/lambda/outage.ts';
import { sideBySide } from '#shared/lambda/side-by-side.ts';
import type { OpenAppeals } from '#shared/persistence/open-appeals.ts';
import type { RefoldRuns } from '#shared/persistence/refold-runs.ts';
import type { Region } from '#shared/region/region.ts';
import { type RefoldAppealPorts, refoldAppeal } from './refold-appeal.ts';

export interface RefoldShardPorts extends RefoldAppealPorts {
  readonly runs: RefoldRuns;
  readonly open: OpenAppeals;
  readonly region: Pick<Region, 'appealRules' | 'timeZone'>;
  /** UTC milliseconds. */
  readonly now: () => Instant;
  /** Milliseconds after which a call begins nothing new. */
  readonly runMs: number;
  readonly log: Log;
}

/** Shards worked on side by side. */
const lanes = 4;
/** Terms that ended longer ago, or end later, than so many months are not looked for where no index has them. */
const monthsBack = 24;
const monthsAhead = 6;

/** Goes on with the shards of a run until all are done, which it answers, or time is up. */
export async function refoldShards(run: RefoldRun, ports: RefoldShardPorts): Promise<boolean> {
  const { now, runMs, runs, region } = ports;
  const endsAt = now() + runMs;
  const months = run.isFirst ? monthsAround(monthOf(run.startedAt, region.timeZone)) : [];
  const standing = await runs.shards(run.id);
  const open = appealShards.filter((shard) => !standing.get(shard)?.isDone);
  let left = open.length;
  const queue = open.values();
  const work = async () => {
    for (const shard of queue) {
      let at = standing.get(shard);
      while (!at?.isDone) {
        if (now() >= endsAt) return;
        const after = await refoldPage(run.id, shard, at, months, ports);
        await runs.advance(run.id, shard, at, after);
        at = after;
      }
      left -= 1;
    }
  };
  await sideBySide(lanes, work);
  return left === 0;
}

async function refoldPage(
  run: string,
  shard: string,
  before: RefoldedShard | undefined,
  months: readonly string[],
  ports: RefoldShardPorts,
): Promise<RefoldedShard> {
  const { open, runs, log } = ports;
  const { appealIds, next } = await open.page(shard, before?.cursor, months);
  let failed = 0;
  await Promise.all(
    appealIds.map(async (appealId) => {
      try {
        await refoldAppeal(run, appealId, ports);
      } catch (error) {
        // While the database is away, nothing is passed over: the next call begins with this page.
        if (isOutage(error)) throw error;
        failed += 1;
        log.error('RCC_APPEAL_NOT_REFOLDED', { run, appealId, ...errorFields(error) });
      }
    }),
  );
  return {
    cursor: next,
    isDone: next === undefined,
    looked: (before?.looked ?? 0) + appealIds.length,
    failed: (before?.failed ?? 0) + failed,
    changed: next === undefined ? await runs.changed(run, shard) : undefined,
  };
}

function monthsAround(month: string): string[] {
  let first = month;
  for (let back = 0; back < monthsBack; back += 1) first = previousMonth(first);
  const months = [first];
  for (let count = monthsBack + monthsAhead; count > 0; count -= 1) months.push(nextMonth(months.at(-1) ?? first));
  return months;
}
