import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';

const repository = join(import.meta.dirname, '../..');
const cache = join(repository, 'node_modules/.cache/synthesized');
const minute = 60_000;

let made: string | undefined;

/**
 * The cloud assembly of the app as `cdk synth` makes it, in a folder of its own. Made once per state of the sources, so
 * all test files of a run, and the next run, share it.
 */
export function synthesized(): string {
  made ??= assemblyOf(join(cache, fingerprint()));
  return made;
}

function assemblyOf(directory: string): string {
  if (existsSync(directory)) {
    utimesSync(directory, new Date(), new Date());
    return directory;
  }
  mkdirSync(cache, { recursive: true });
  forgetOldOnes();
  const turn = `${directory}.turn`;
  try {
    mkdirSync(turn);
  } catch {
    // Another worker is at it, unless it was killed.
    waitUntil(() => existsSync(directory) || !existsSync(turn) || ageOf(turn) > 5 * minute);
    if (!existsSync(directory)) rmSync(turn, { recursive: true, force: true });
    return assemblyOf(directory);
  }
  try {
    synthesize(`${directory}.draft`);
    renameSync(`${directory}.draft`, directory);
  } finally {
    rmSync(turn, { recursive: true, force: true });
  }
  return directory;
}

/** Runs the app into `directory` the way the CDK CLI does. */
export function synthesize(directory: string, context: Readonly<Record<string, string>> = {}): void {
  const settings = JSON.parse(readFileSync(join(repository, 'cdk.json'), 'utf8'));
  mkdirSync(directory, { recursive: true });
  execFileSync(process.execPath, ['infra/app.ts'], {
    cwd: repository,
    stdio: 'pipe',
    env: {
      ...process.env,
      CDK_OUTDIR: directory,
      CDK_CONTEXT_JSON: JSON.stringify({ ...settings.context, ...context, 'aws:cdk:enable-asset-metadata': true }),
    },
  });
}

function fingerprint(): string {
  const files = globSync('{infra,functions,shared,events}/**/*.{ts,json}', { cwd: repository }).sort();
  const hash = createHash('sha256');
  for (const file of ['cdk.json', 'package.json', 'package-lock.json', ...files]) {
    hash
      .update(file)
      .update('\0')
      .update(readFileSync(join(repository, file)))
      .update('\0');
  }
  return hash.digest('hex').slice(0, 32);
}

function waitUntil(done: () => boolean): void {
  const nothing = new Int32Array(new SharedArrayBuffer(4));
  while (!done()) Atomics.wait(nothing, 0, 0, 50);
}

function ageOf(path: string): number {
  return Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0);
}

function forgetOldOnes(): void {
  for (const name of globSync('*', { cwd: cache })) {
    const path = join(cache, name);
    if (ageOf(path) > 30 * minute) rmSync(path, { recursive: true, force: true });
  }
}
