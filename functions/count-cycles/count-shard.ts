import { factLine } from '#shared/domain/ratings/fact-line.ts';
import { monthsOf, periodOf } from '#shared/domain/ratings/period.ts';
import { type FactsPart, isCounted, type RatingRun, type RatingRuns } from '#shared/domain/ratings/run.ts';
import type { Log } from '#shared/lambda/log.ts';
import type { RatingFacts } from '#shared/persistence/rating-facts.ts';
import type { RatingParts } from '#shared/persistence/rating-parts.ts';
import type { Region } from '#shared/region/region.ts';
import { packLines } from '#shared/reports/pack-lines.ts';
import { countPeriod } from './count-period.ts';
import type { FoldQueue } from './fold-queue.ts';

export interface CountPorts {
  readonly facts: RatingFacts;
  readonly parts: RatingParts;
  readonly runs: RatingRuns;
  readonly folds: FoldQueue;
  readonly region: Region;
  readonly log: Log;
}

/**
 * Counts a shard of the run; the one that makes it whole has the leagues folded, before its message is acknowledged. A
 * repeat counts nothing anew, but asks for the folding again: whoever was to ask may have died first.
 */
export async function countShard(run: RatingRun, shard: string, ports: CountPorts): Promise<void> {
  const counted = run.shards[shard] ? run : await ports.runs.addShard(run.id, shard, await partsOf(run, shard, ports));
  if (isCounted(counted)) await ports.folds.send(counted);
}

async function partsOf(run: RatingRun, shard: string, ports: CountPorts): Promise<FactsPart[]> {
  const { facts, parts, region, log } = ports;
  const written: FactsPart[] = [];
  for (const id of run.periods) {
    const period = periodOf(id, region.timeZone, region.method.cutOffDays);
    const { leagues, unlisted } = await countPeriod(facts.ofShard(monthsOf(id), shard), period, region);
    // A misspelt body would take its cycles out of every table without a word.
    if (unlisted > 0) log.warn('RCC_BODIES_UNLISTED', { period: id, shard, cycles: unlisted });
    for (const { league, facts: own } of leagues) {
      const { sha256, compressed } = await packLines(own, factLine);
      const part = { league, period: id, sha256 };
      await parts.write(run.id, part, compressed);
      written.push(part);
    }
  }
  return written;
}
