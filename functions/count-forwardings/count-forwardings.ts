import { appealShards } from '#shared/domain/appeals/identity.ts';
import { latestMonths } from '#shared/domain/ratings/period.ts';
import { forwardingTally } from '#shared/domain/routing/forwarding.ts';
import type { Log } from '#shared/lambda/log.ts';
import { sideBySide } from '#shared/lambda/side-by-side.ts';
import type { AnsweredCycles } from '#shared/persistence/answered-cycles.ts';
import type { ForwardingCounts } from '#shared/persistence/forwarding-counts.ts';
import type { Region } from '#shared/region/region.ts';
import type { CountingInput } from './contract.ts';

export interface CountingPorts {
  /** Those that were handed on before their answer. */
  readonly cycles: AnsweredCycles;
  readonly counts: Pick<ForwardingCounts, 'keep'>;
  readonly region: Pick<Region, 'timeZone' | 'directory' | 'placeOf' | 'forwardingRules'>;
  readonly log: Log;
}

export interface Counted {
  /** Answered cycles that had been forwarded. */
  readonly cycles: number;
  /** What they make: how often which body answered which category where. */
  readonly counts: number;
  /** Of the counts, the smallest ones, which are not kept. */
  readonly leftOut: number;
}

/** Partitions of the index read side by side. */
const lanes = 16;

/**
 * Counts who in the end answered what was forwarded, in the latest months by the region's clock. A run depends on what is
 * stored and on its time alone, so that it may run twice, and a missed one costs nothing but a day.
 */
export async function countForwardings({ scheduledAt }: CountingInput, ports: CountingPorts): Promise<Counted> {
  const { region } = ports;
  const at = Date.parse(scheduledAt);
  const tally = forwardingTally({ ...region.directory, placeOf: region.placeOf });
  let cycles = 0;
  const months = latestMonths(at, region.forwardingRules.months, region.timeZone);
  const partitions = months.flatMap((month) => appealShards.map((shard) => ({ month, shard }))).values();
  const work = async () => {
    for (const { month, shard } of partitions) {
      for await (const page of ports.cycles.answeredIn(month, shard)) {
        page.forEach(tally.add);
        cycles += page.length;
      }
    }
  };
  await sideBySide(lanes, work);

  const counts = tally.counts();
  const counted = { cycles, counts: counts.length, leftOut: await ports.counts.keep(counts, at) };
  ports.log.info('RCC_FORWARDINGS_COUNTED', counted);
  return counted;
}
