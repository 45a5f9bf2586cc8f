import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';
import { factsFile } from '#shared/domain/ratings/fact-line.ts';
import type { Bench } from './bench.ts';
import { median } from './median.ts';
import { ratingFacts } from './rating-facts.ts';

const cycles = 100_000;
const script = fileURLToPath(new URL('./rating-process.ts', import.meta.url));
const measuredSchema = z.object({ took: z.number(), compressing: z.number(), peakMiB: z.number() });

export const rating: Bench = {
  name: 'rating',
  about:
    'a month of 100,000 made-up cycles into a whole report; floor: the same cycles as NDJSON streamed into counts and medians per body',
  async run({ runs, scratch }) {
    const file = join(scratch, 'facts.ndjson');
    writeFileSync(file, factsFile(ratingFacts(cycles)));
    const turns = Array.from({ length: Math.max(1, Math.round(runs / 4)) }, () => ({
      report: measured('report', String(cycles)),
      stream: measured('stream', file),
    }));
    return [
      {
        name: 'facts to report, compressing apart',
        ...{ value: median(turns.map(({ report }) => report.took)), unit: 'ms' },
        floor: median(turns.map(({ stream }) => stream.took)),
        goal: { of: 'ratio', atMost: 1.2 },
      },
      { name: 'compressing', value: median(turns.map(({ report }) => report.compressing)), unit: 'ms' },
      {
        name: 'peak memory, facts included',
        ...{ value: median(turns.map(({ report }) => report.peakMiB)), unit: 'MiB' },
        floor: median(turns.map(({ stream }) => stream.peakMiB)),
        goal: { of: 'value', atMost: 256 },
      },
    ];
  },
};

function measured(mode: string, what: string) {
  return measuredSchema.parse(JSON.parse(execFileSync(process.execPath, [script, mode, what], { encoding: 'utf8' })));
}
