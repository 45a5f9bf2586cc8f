import { createHash } from 'node:crypto';
import { appealShards } from '#shared/domain/appeals/identity.ts';
import type { CycleRecord } from '#shared/domain/ratings/fact.ts';
import { compareFacts } from '#shared/domain/ratings/fact-line.ts';
import type { Period } from '#shared/domain/ratings/period.ts';
import type { ArchivedFacts } from '#shared/domain/ratings/report.ts';
import type { StoredBytes } from '#shared/domain/reports/archive.ts';
import { type AnalysedCycle, analysedCycle } from '#shared/domain/satisfaction/analysed-cycle.ts';
import { analysedLine } from '#shared/domain/satisfaction/analysed-line.ts';
import type { AnalysisMethod } from '#shared/domain/satisfaction/method.ts';
import { type AnalysisTally, analysisTally } from '#shared/domain/satisfaction/tally.ts';
import type { Invitation, Invitations } from '#shared/domain/surveys/invitation.ts';
import { sideBySide } from '#shared/lambda/side-by-side.ts';
import type { AnsweredCycles } from '#shared/persistence/answered-cycles.ts';
import type { Region } from '#shared/region/region.ts';
import { packLines } from '#shared/reports/pack-lines.ts';

export interface CountPorts {
  readonly cycles: AnsweredCycles;
  readonly invitations: Invitations;
  readonly region: Pick<Region, 'directory'>;
}

export interface CountedMonth {
  readonly tally: AnalysisTally;
  readonly facts: ArchivedFacts<StoredBytes>;
}

/** Shards that are read side by side, and facts are written of one after another. */
const shardsAtOnce = 4;
/** Cycles whose invitations one read asks for, and such reads of a shard under way at once. */
const [invitationsAtOnce, readsAtOnce] = [100, 4];

/**
 * Counts a month, some shards at a time. Holds the cells, the cycles of those shards, and of all shards only what is left of the facts
 * by compression: some ten bytes a cycle.
 */
export async function countMonth(period: Period, method: AnalysisMethod, ports: CountPorts): Promise<CountedMonth> {
  const tally = analysisTally(method);
  const plain = createHash('sha256');
  const packed = createHash('sha256');
  const members: Uint8Array[] = [];
  let count = 0;
  for (let begin = 0; begin < appealShards.length; begin += shardsAtOnce) {
    const shards = appealShards.slice(begin, begin + shardsAtOnce);
    for (const cycles of await Promise.all(shards.map((shard) => cyclesOf(shard, period, ports)))) {
      if (cycles.length === 0) continue;
      cycles.sort(compareFacts).forEach(tally.add);
      const { compressed } = await packLines(cycles, analysedLine, (text) => plain.update(text));
      packed.update(compressed);
      members.push(compressed);
      count += cycles.length;
    }
  }
  const compressed = {
    length: members.reduce((sum, { length }) => sum + length, 0),
    sha256: packed.digest('hex'),
    async *read() {
      yield* members;
    },
  };
  return { tally, facts: { count, sha256: plain.digest('hex'), compressed } };
}

/** A cycle that comes twice, since it moved while it was read, counts as it came last. */
async function cyclesOf(shard: string, period: Period, ports: CountPorts): Promise<AnalysedCycle[]> {
  const records = new Map<string, CycleRecord>();
  for await (const page of ports.cycles.answeredIn(period.id, shard))
    for (const record of page) records.set(keyOf(record), record);
  const invitations = await invitationsOf([...records.values()], ports.invitations);
  return [...records].flatMap(([key, record]) => {
    const cycle = analysedCycle(record, invitations.get(key), period);
    if (!cycle) return [];
    const body = cycle.body === undefined ? undefined : ports.region.directory.ratedBodyOf(cycle.body);
    return [{ ...cycle, body }];
  });
}

async function invitationsOf(
  cycles: readonly CycleRecord[],
  invitations: Invitations,
): Promise<ReadonlyMap<string, Invitation>> {
  const found = new Map<string, Invitation>();
  const batches = Array.from({ length: Math.ceil(cycles.length / invitationsAtOnce) }, (_, index) =>
    cycles.slice(index * invitationsAtOnce, (index + 1) * invitationsAtOnce),
  ).values();
  const work = async () => {
    for (const batch of batches)
      for (const invitation of await invitations.of(batch)) found.set(keyOf(invitation), invitation);
  };
  await sideBySide(readsAtOnce, work);
  return found;
}

function keyOf({ appealId, cycle }: { readonly appealId: string; readonly cycle: number }): string {
  return `${appealId}#${cycle}`;
}
