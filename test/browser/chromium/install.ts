import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

type Say = (line: string) => void;

/** Where Playwright keeps its browsers. */
const downloads = 'https://cdn.playwright.dev/';
const reachableWithinMs = 5_000;
const downloadWithinMs = 240_000;
const installWithinMs = 600_000;

/** Has Playwright download its own Chromium; false, within seconds, where its host cannot be reached. */
export async function downloadChromium(say: Say): Promise<boolean> {
  say(`No Chromium is here. Asking ${downloads} …`);
  try {
    // Any answer will do: the question is whether there is a way.
    await fetch(downloads, { method: 'HEAD', signal: AbortSignal.timeout(reachableWithinMs) });
  } catch (error) {
    say(`… which cannot be reached: ${reasonOf(error)}`);
    return false;
  }
  const cli = join(createRequire(import.meta.url).resolve('playwright-core/package.json'), '../cli.js');
  const environment = { PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: String(reachableWithinMs) };
  return await run([process.execPath, cli, 'install', '--no-shell', 'chromium'], environment, downloadWithinMs, say);
}

/** Installs the system's Chromium; false where that is not for us to do. */
export async function installChromium(say: Say): Promise<boolean> {
  if (!mayInstall()) {
    say('Packages of the system can be installed on Debian as root only.');
    return false;
  }
  return (await apt(['update'], say)) && (await apt(['install', '-y', 'chromium'], say));
}

/** A font with Cyrillic letters: without one the screenshots show boxes, and widths mean nothing. */
export async function installFont(say: Say): Promise<void> {
  const { stdout, error } = spawnSync('fc-list', [':lang=ru', 'family'], { encoding: 'utf8' });
  if (error === undefined && stdout.trim() !== '') return;
  say('No font with Cyrillic letters is here.');
  if (mayInstall() && (await apt(['update'], say)) && (await apt(['install', '-y', 'fonts-dejavu-core'], say))) return;
  throw new Error('Install a font with Cyrillic letters, for instance the package fonts-dejavu-core.');
}

function mayInstall(): boolean {
  return process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
}

/** Another program may hold the lock of the packages for a while; mirrors may lose a connection. */
const patience = ['-o', 'DPkg::Lock::Timeout=120', '-o', 'Acquire::Retries=3', '-o', 'Acquire::http::Timeout=20'];

function apt(args: readonly string[], say: Say): Promise<boolean> {
  const command = ['apt-get', ...patience, ...args, ...(args[0] === 'install' ? ['--no-install-recommends'] : [])];
  return run(command, { DEBIAN_FRONTEND: 'noninteractive' }, installWithinMs, say);
}

/** Runs a command in full view; true when it succeeds in time. */
function run(
  [command = '', ...args]: readonly string[],
  environment: Readonly<Record<string, string>>,
  withinMs: number,
  say: Say,
): Promise<boolean> {
  say(`> ${[command, ...args].join(' ')}`);
  const child = spawn(command, args, {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'inherit', 'inherit'],
    timeout: withinMs,
  });
  return new Promise((done) => {
    child.once('error', (error) => {
      say(`… ${error.message}`);
      done(false);
    });
    child.once('close', (code) => {
      if (code !== 0) say(`… ended with ${code ?? 'a signal'}`);
      done(code === 0);
    });
  });
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message : error.message;
}
