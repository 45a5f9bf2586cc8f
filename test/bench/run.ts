import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { synthesized } from '#test/support/synthesized.ts';
import type { Bench } from './bench.ts';
import { billBench } from './bill.ts';
import { chain } from './chain.ts';
import { classification } from './classification.ts';
import { type Figure, isMet, ratioOf } from './figure.ts';
import { foldBench } from './fold.ts';
import { intakeCpu } from './intake-cpu.ts';
import { rating } from './rating.ts';
import { readiness } from './readiness.ts';
import { routing } from './routing.ts';
import { satisfactionBench } from './satisfaction.ts';
import { simulation } from './simulation.ts';
import { surveyTiming } from './survey-timing.ts';
import { table } from './table.ts';
import { watch } from './watch.ts';
import { workListsBench } from './work-lists.ts';

const benches: readonly Bench[] = [
  readiness,
  intakeCpu,
  foldBench,
  classification,
  routing,
  chain,
  billBench,
  rating,
  satisfactionBench,
  simulation,
  workListsBench,
  watch,
  surveyTiming,
];
const say = (text: string) => void process.stdout.write(`${text}\n`);

const help = `npm run bench -- [--only NAME]… [--runs N] [--cdk-out DIR] [--histories FILE.jsonl.gz] [--json FILE]

Measures the centre on this machine. Every figure stands beside a floor measured in the same run: compare ratios, for
values are this machine's, and on a busy machine neither says much. Measures: ${benches.map(({ name }) => name).join(', ')}.`;

const { values: args } = parseArgs({
  options: {
    only: { type: 'string', multiple: true, default: benches.map(({ name }) => name) },
    runs: { type: 'string', default: '20' },
    'cdk-out': { type: 'string' },
    histories: { type: 'string' },
    json: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});

const unknown = args.only.filter((wanted) => !benches.some(({ name }) => name === wanted));
if (args.help || unknown.length > 0) {
  say(help);
  process.exitCode = unknown.length > 0 ? 2 : 0;
} else await measure();

async function measure(): Promise<void> {
  const scratch = mkdtempSync(join(tmpdir(), 'rcc-bench-'));
  process.once('exit', () => rmSync(scratch, { recursive: true, force: true }));
  // An interrupted run cleans up too.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));

  const cdkOut = resolve(args['cdk-out'] ?? synthesized());
  say(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model}\n`);
  const results: Record<string, object[]> = {};
  for (const bench of benches.filter(({ name }) => args.only.includes(name))) {
    say(`${bench.name}: ${bench.about}`);
    const figures = await bench.run({
      cdkOut,
      runs: Number(args.runs),
      histories: args.histories,
      scratch,
    });
    say(table(figures));
    results[bench.name] = figures.map(plain);
  }
  if (args.json) writeFileSync(args.json, `${JSON.stringify({ node: process.version, results }, null, 2)}\n`);
}

function plain(figure: Figure): object {
  return { ...figure, ratio: ratioOf(figure), met: isMet(figure) };
}
