import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { synthesized } from '#test/support/synthesized.ts';
import { findChromium } from './chromium/find-chromium.ts';
import { artifacts, artifactsFolder } from './page/artifacts.ts';

/* `npm run test:browser`: finds a browser, or installs one, runs the tests in it, and lists the pictures they have made. */

const say = (line: string) => void process.stdout.write(`${line}\n`);
const repository = join(import.meta.dirname, '../..');

try {
  const path = await findChromium(say);
  say(`Chromium: ${path}`);
  // Before the tests, which share it: they are impatient.
  say(`The centre: ${synthesized()}`);
  rmSync(artifactsFolder, { recursive: true, force: true });
  process.exitCode = await runTests(path, process.argv.slice(2));
  const made = artifacts();
  say(`${made.length} pictures and prints in ${artifactsFolder}:`);
  for (const line of inColumns(made)) say(`  ${line}`);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}

async function runTests(chromium: string, args: readonly string[]): Promise<number> {
  const vitest = join(createRequire(import.meta.url).resolve('vitest/package.json'), '../vitest.mjs');
  const command = [vitest, 'run', '--config', 'test/browser/vitest.config.ts', ...args];
  const env = { ...process.env, CHROMIUM: chromium };
  const child = spawn(process.execPath, command, { cwd: repository, env, stdio: ['ignore', 'inherit', 'inherit'] });
  const [code] = await once(child, 'close');
  return Number(code ?? 1);
}

/** One line for each page, with all its variants. */
function inColumns(names: readonly string[]): string[] {
  const byPage = Map.groupBy(names, (name) => name.split('.')[0] ?? name);
  return [...byPage].map(
    ([page, variants]) => `${page}: ${variants.map((name) => name.slice(page.length + 1)).join(' ')}`,
  );
}
