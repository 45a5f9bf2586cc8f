import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';

/** A process that is killed and started again. */
export interface Killable {
  /** Starts it and waits until it is ready. */
  start(): Promise<void>;
  /** kill -9; resolves when it is gone. */
  kill(): Promise<void>;
  kills(): number;
  /** What all its lives have printed. */
  output(): string;
}

interface KillableOptions {
  readonly spawn: () => ChildProcess;
  /** Asked again and again, with what this life has printed. */
  readonly isReady: (output: string) => boolean | Promise<boolean>;
}

const pauseMs = 5;

export function killable({ spawn, isReady }: KillableOptions): Killable {
  let output = '';
  let child: ChildProcess | undefined;
  let kills = 0;
  // Not even a test run that breaks down leaves a process behind.
  const killAtExit = () => child?.kill('SIGKILL');

  return {
    async start() {
      const started = spawn();
      child = started;
      const before = output.length;
      process.once('exit', killAtExit);
      for (const stream of [started.stdout, started.stderr])
        stream?.setEncoding('utf8').on('data', (text: string) => {
          output += text;
        });
      while (!(await isReady(output.slice(before)))) {
        if (started.exitCode !== null) throw new Error(`it does not start: ${output.slice(before)}`);
        await new Promise((resolve) => setTimeout(resolve, pauseMs));
      }
    },
    async kill() {
      const killed = child;
      child = undefined;
      process.off('exit', killAtExit);
      if (!killed || killed.exitCode !== null || killed.signalCode !== null) return;
      const gone = once(killed, 'exit');
      killed.kill('SIGKILL');
      await gone;
      kills += 1;
    },
    kills: () => kills,
    output: () => output,
  };
}
