import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { functionEnvironment } from '#infra/local/lambda/function-environment.ts';
import type { FunctionPart } from '#infra/local/resources/part.ts';
import { loadedAtStart, metafileSchema } from '#test/support/metafile.ts';
import type { Bench } from './bench.ts';
import type { Figure } from './figure.ts';
import { median } from './median.ts';
import { partsOf } from './parts.ts';

const probe = fileURLToPath(new URL('./readiness-probe.cjs', import.meta.url));
const nowhere = 'http://127.0.0.1:1';
const endpoints = {
  dynamodb: nowhere,
  sqs: nowhere,
  s3: nowhere,
  secretsManager: nowhere,
  kms: nowhere,
  invoke: nowhere,
  issuer: nowhere,
  outbox: nowhere,
  mail: nowhere,
};

/** The function that a platform waits for is held to more than the others. */
const intake = 'receive-events';

export const readiness: Bench = {
  name: 'readiness',
  about: "from the start of a process to its function's bundle imported; floor: a bundle that holds an empty handler",
  async run({ cdkOut, runs, scratch }) {
    const functions = partsOf(cdkOut).filter((part) => part.kind === 'function');
    const empty = join(scratch, 'empty.mjs');
    writeFileSync(empty, 'export const handler = async () => {};\n');

    const starts = new Map<string, Start[]>();
    for (let run = 0; run < runs; run += 1) {
      for (const part of [undefined, ...functions]) {
        const started = await start(part ? join(part.codeDirectory, 'index.mjs') : empty, part);
        starts.set(part?.name ?? '', [...(starts.get(part?.name ?? '') ?? []), started]);
      }
    }
    const medianOf = (name: string, time: keyof Start) => median((starts.get(name) ?? []).map((one) => one[time]));
    return functions.flatMap(({ name, codeDirectory }): Figure[] => [
      {
        name,
        ...{ value: medianOf(name, 'wall'), unit: 'ms', floor: medianOf('', 'wall') },
        goal: { of: 'ratio', atMost: name.endsWith(intake) ? 2.3 : 3.3 },
      },
      // Of the two, the one that a busy machine disturbs less.
      { name: '  processor time', value: medianOf(name, 'cpu'), unit: 'ms', floor: medianOf('', 'cpu') },
      {
        name: '  minified, at the start',
        ...{ value: sizesOf(cdkOut, name, codeDirectory).start / 1024, unit: 'KiB' },
        goal: { of: 'value', atMost: name.endsWith(intake) ? 420 : 700 },
      },
      { name: '  minified, loaded on demand', value: sizesOf(cdkOut, name, codeDirectory).later / 1024, unit: 'KiB' },
    ]);
  },
};

/** Milliseconds until the process has said that the module is ready. */
interface Start {
  readonly wall: number;
  readonly cpu: number;
}

async function start(module: string, part: FunctionPart | undefined): Promise<Start> {
  const env = part ? functionEnvironment(part, endpoints, 'eu-central-1', '127.0.0.1:1') : {};
  const began = performance.now();
  const args = [probe, pathToFileURL(module).href];
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'inherit'] });
  const exited = once(child, 'exit');
  const said = await Promise.race([once(child.stdout, 'data'), exited.then(() => undefined)]);
  const wall = performance.now() - began;
  child.kill('SIGKILL');
  await exited;
  if (!said) throw new Error(`${module} does not start`);
  return { wall, cpu: Number(String(said[0])) / 1000 };
}

/** Bytes that are shipped: what the entry imports, directly or not, and what it may ask for later. */
function sizesOf(cdkOut: string, name: string, directory: string): { readonly start: number; readonly later: number } {
  const bundles = join(cdkOut, 'bundles');
  const own = readdirSync(bundles).find((folder) => name.endsWith(folder));
  if (!own) throw new Error(`${name} has no bundle`);
  const { outputs } = metafileSchema.parse(JSON.parse(readFileSync(join(bundles, own, 'metafile.json'), 'utf8')));
  const atStart = loadedAtStart(outputs);
  const sum = (isStart: boolean) =>
    readdirSync(directory)
      .filter((file) => atStart.has(`code/${file}`) === isStart)
      .reduce((total, file) => total + statSync(join(directory, file)).size, 0);
  return { start: sum(true), later: sum(false) };
}
