import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';
import { appealShards } from '#shared/domain/appeals/identity.ts';
import type { Bench } from './bench.ts';
import { timeOfDuckDb } from './duckdb.ts';
import type { Figure } from './figure.ts';
import { median } from './median.ts';

const script = fileURLToPath(new URL('./rating-process.ts', import.meta.url));
const measuredSchema = z.object({ took: z.number(), drawing: z.number(), peakMiB: z.number() });

/** Cycles of a month, and how often each size is measured. */
const sizes = [
  { cycles: 1_000_000, turns: 3 },
  { cycles: 10_000_000, turns: 1 },
];

export const rating: Bench = {
  name: 'rating',
  about:
    'a month of made-up cycles of 100 bodies, from the facts file to the snapshot with its intervals; floor: the same file read, parsed and grouped by body in a plain stream',
  async run({ scratch }) {
    const figures: Figure[] = [];
    for (const { cycles, turns } of sizes) {
      const file = join(scratch, 'facts.ndjson');
      measured('make', file, String(cycles));
      const times = Array.from({ length: turns }, () => ({
        snapshot: measured('snapshot', file),
        stream: measured('stream', file),
      }));
      const floor = median(times.map(({ stream }) => stream.took));
      const ofSnapshot = (what: keyof z.infer<typeof measuredSchema>) =>
        median(times.map(({ snapshot }) => snapshot[what]));
      figures.push(
        {
          name: `${cycles.toLocaleString('en')} cycles, facts to snapshot`,
          ...{ value: ofSnapshot('took'), unit: 'ms', floor },
          goal: { of: 'ratio', atMost: 1.5 },
        },
        { name: '  of it, drawing the intervals', value: ofSnapshot('drawing'), unit: 'ms' },
        {
          name: '  peak memory',
          ...{ value: ofSnapshot('peakMiB'), unit: 'MiB', floor: median(times.map(({ stream }) => stream.peakMiB)) },
          goal: { of: 'value', atMost: 512 },
        },
        ...(await timeOfDuckDb(file, floor)),
      );
      rmSync(file);
    }
    figures.push(...figuresOfShard());
    return figures;
  },
};

/** The largest part of a run that one function holds. */
function figuresOfShard(): Figure[] {
  const { took, peakMiB } = measured('shard', '-', String(10_000_000 / appealShards.length));
  return [
    { name: 'a shard of 10,000,000 cycles, records to part', value: took, unit: 'ms' },
    { name: '  peak memory', value: peakMiB, unit: 'MiB', goal: { of: 'value', atMost: 512 } },
  ];
}

function measured(mode: string, ...what: readonly string[]) {
  const answer = execFileSync(process.execPath, [script, mode, ...what], { encoding: 'utf8' });
  return measuredSchema.parse(JSON.parse(answer));
}
