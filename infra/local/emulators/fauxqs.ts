import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';
import type { Emulator } from './dynoxide.ts';

const readySchema = z.object({ port: z.number() });

interface FauxqsOptions {
  readonly dataDirectory: string;
  readonly port: number;
  readonly region: string;
  /** Open log file. */
  readonly log: number;
}

/** Starts the engine of queues and objects; it ends by itself when this process does. */
export async function startFauxqs({ dataDirectory, port, region, log }: FauxqsOptions): Promise<Emulator> {
  const child = fork(
    fileURLToPath(new URL('./fauxqs-process.ts', import.meta.url)),
    [dataDirectory, String(port), region],
    {
      detached: true,
      env: {},
      execArgv: ['--disable-warning=ExperimentalWarning'],
      stdio: ['ignore', log, log, 'ipc'],
    },
  );
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const ready = await new Promise<unknown>((resolve, reject) => {
    child.once('message', resolve);
    child.once('exit', (code) =>
      reject(new Error(`the engine of queues and objects ended with ${code}; see the logs`)),
    );
  });
  return {
    endpoint: `http://127.0.0.1:${readySchema.parse(ready).port}`,
    ended,
    async stop() {
      child.send('stop');
      await ended;
    },
  };
}
