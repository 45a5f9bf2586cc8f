import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { functionEnvironment } from '#infra/local/lambda/function-environment.ts';
import type { FunctionPart } from '#infra/local/resources/part.ts';
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
  invoke: nowhere,
  outbox: nowhere,
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

    const times = new Map<string, number[]>();
    for (let run = 0; run < runs; run += 1) {
      for (const part of [undefined, ...functions]) {
        const name = part?.name ?? 'empty';
        const took = await timeToReady(part ? join(part.codeDirectory, 'index.mjs') : empty, part);
        times.set(name, [...(times.get(name) ?? []), took]);
      }
    }
    const floor = median(times.get('empty') ?? []);
    return functions.flatMap((part): Figure[] => [
      {
        name: part.name,
        ...{ value: median(times.get(part.name) ?? []), unit: 'ms', floor },
        goal: { of: 'ratio', atMost: part.name.endsWith(intake) ? 2.3 : 3.3 },
      },
      {
        name: `${part.name}, minified`,
        ...{ value: sizeOf(part.codeDirectory) / 1024, unit: 'KiB' },
        goal: { of: 'value', atMost: part.name.endsWith(intake) ? 420 : 700 },
      },
    ]);
  },
};

/** Milliseconds until the process has said that the module is ready. */
async function timeToReady(module: string, part: FunctionPart | undefined): Promise<number> {
  const env = part ? functionEnvironment(part, endpoints, 'eu-central-1', '127.0.0.1:1') : {};
  const start = performance.now();
  const child = spawn(process.execPath, [probe, pathToFileURL(module).href], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = once(child, 'exit');
  const said = await Promise.race([once(child.stdout, 'data').then(() => true), exited.then(() => false)]);
  const took = performance.now() - start;
  child.kill('SIGKILL');
  await exited;
  if (!said) throw new Error(`${module} does not start`);
  return took;
}

/** Bytes of everything that is shipped. */
function sizeOf(directory: string): number {
  return readdirSync(directory).reduce((sum, file) => sum + statSync(join(directory, file)).size, 0);
}
