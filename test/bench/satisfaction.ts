import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';
import type { Bench } from './bench.ts';
import type { Figure } from './figure.ts';
import { median } from './median.ts';

const script = fileURLToPath(new URL('./satisfaction-process.ts', import.meta.url));
const measuredSchema = z.object({ took: z.number(), peakMiB: z.number() });

const sizes = [100_000, 1_000_000];

export const satisfactionBench: Bench = {
  name: 'satisfaction',
  about:
    'a month of made-up cycles of 100 bodies, from the records to the snapshot of the analysis; floor: the same records made and counted by body in a plain loop',
  async run({ runs }) {
    return sizes.flatMap((cycles): Figure[] => {
      const turns = Array.from({ length: runs }, () => ({
        analysis: measured('analyse', cycles),
        pass: measured('pass', cycles),
      }));
      const of = (what: 'analysis' | 'pass', figure: 'took' | 'peakMiB') =>
        median(turns.map((turn) => turn[what][figure]));
      return [
        {
          name: `${cycles.toLocaleString('en')} cycles, records to snapshot`,
          ...{ value: of('analysis', 'took'), unit: 'ms', floor: of('pass', 'took') },
          goal: { of: 'ratio', atMost: 5 },
        },
        {
          name: '  peak memory',
          ...{ value: of('analysis', 'peakMiB'), unit: 'MiB', floor: of('pass', 'peakMiB') },
          goal: { of: 'value', atMost: 256 },
        },
      ];
    });
  },
};

function measured(mode: string, cycles: number): z.infer<typeof measuredSchema> {
  const output = execFileSync(process.execPath, [script, mode, String(cycles)], { encoding: 'utf8' });
  return measuredSchema.parse(JSON.parse(output));
}
