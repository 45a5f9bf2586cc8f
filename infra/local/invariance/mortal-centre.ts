import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';

const readySchema = z.object({ url: z.url() });
const program = fileURLToPath(new URL('./centre-process.ts', import.meta.url));

/** A centre that can be killed and started again on what it left behind. */
export interface MortalCentre {
  /** Ends it with SIGKILL and starts it again at once, at the same address. */
  killAndRestart(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts a centre on any free port. */
export async function startMortalCentre(cdkOut: string, stateDir: string): Promise<MortalCentre> {
  let { child, port } = await start(cdkOut, stateDir, '0');
  let restarting = Promise.resolve();

  const end = async (signal: 'SIGKILL' | 'SIGTERM') => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill(signal);
    await gone;
  };
  return {
    killAndRestart() {
      const restarted = restarting.then(async () => {
        await end('SIGKILL');
        ({ child, port } = await start(cdkOut, stateDir, port));
      });
      restarting = restarted.catch(() => {});
      return restarted;
    },
    async stop() {
      await restarting;
      await end('SIGTERM');
    },
  };
}

async function start(cdkOut: string, stateDir: string, wanted: string): Promise<{ child: ChildProcess; port: string }> {
  const child = fork(program, [cdkOut, stateDir, wanted], { execArgv: [], stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
  let complaints = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    complaints += text;
  });
  const ready = await new Promise<unknown>((resolve, reject) => {
    child.once('message', resolve);
    child.once('exit', () => reject(new Error(`the centre on ${stateDir} does not start: ${complaints}`)));
  });
  return { child, port: new URL(readySchema.parse(ready).url).port };
}
