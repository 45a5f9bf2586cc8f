import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { connect } from 'node:net';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '#infra/local/net/loopback-server.ts';

export interface Emulator {
  readonly endpoint: string;
  /** Fulfilled when the process has ended, whatever the reason. */
  readonly ended: Promise<void>;
  stop(): Promise<void>;
}

interface DynoxideOptions {
  readonly binary: string;
  readonly databasePath: string;
  readonly port: number;
  /** Open log file. */
  readonly log: number;
}

/** The engine installed for this system, if there is one. */
export function findDynoxide(): string | undefined {
  try {
    const manifest = createRequire(import.meta.url).resolve(
      `@dynoxide/${process.platform}-${process.arch}/package.json`,
    );
    return join(dirname(manifest), 'dynoxide');
  } catch {
    return undefined;
  }
}

/** Ends the engine as soon as its input ends, which happens even when the centre is killed; ends with the engine's own code. */
const guard = 'exec 3<&0; "$0" "$@" </dev/null & engine=$!; { read -r _ <&3; kill $engine; } & wait $engine';

/** Starts the DynamoDB engine on a file. */
export async function startDynoxide({ binary, databasePath, port, log }: DynoxideOptions): Promise<Emulator> {
  const actual = await freePort(port);
  const args = ['--host', '127.0.0.1', '--port', String(actual), '--db-path', databasePath];
  const child = spawn('/bin/sh', ['-c', guard, binary, ...args], {
    stdio: ['pipe', log, log],
    detached: true,
    env: {},
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.once('exit', () => child.stdin?.destroy());
  child.stdin?.on('error', () => undefined);

  while (!(await answers(actual))) {
    if (child.exitCode !== null)
      throw new Error(`the DynamoDB engine ended with ${child.exitCode}; its words are in the logs`);
    await sleep(5);
  }
  return {
    endpoint: `http://127.0.0.1:${actual}`,
    ended,
    async stop() {
      child.stdin?.end();
      await ended;
    },
  };
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => resolve(true));
    socket.once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}
