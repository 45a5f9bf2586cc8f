import { spawn } from 'node:child_process';
import { writeSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { FunctionPart } from '#infra/local/resources/part.ts';
import { failureResult, type Invocation, type InvocationResult } from './invocation.ts';
import { serveRuntimeApi } from './runtime-api.ts';

const runtimeClient = fileURLToPath(new URL('./runtime-client.cjs', import.meta.url));
/** Lambda's limit of the initialisation phase. */
const initLimitMs = 10_000;

export interface WorkerEvents {
  /** The process waits for work. */
  onIdle(worker: Worker): void;
  /** The process is gone; `initError` says why if it never came to work. */
  onGone(worker: Worker, initError: InvocationResult | undefined): void;
}

interface WorkerOptions extends WorkerEvents {
  readonly part: FunctionPart;
  /** Environment of the process once the address of its runtime API is known. */
  environment(runtimeApi: string): Record<string, string>;
  /** Open log file. */
  readonly log: number;
}

/** One process of a function: one invocation at a time. */
export interface Worker {
  run(invocation: Invocation): void;
  kill(): void;
}

export async function startWorker({ part, environment, log, onIdle, onGone }: WorkerOptions): Promise<Worker> {
  let give: Parameters<Parameters<typeof serveRuntimeApi>[0]['onNext']>[0] | undefined;
  let current: { invocation: Invocation; deadline: NodeJS.Timeout } | undefined;
  let ready = false;
  let initError: InvocationResult | undefined;

  const api = await serveRuntimeApi({
    onNext: (handOver) => {
      ready = true;
      clearTimeout(initDeadline);
      give = handOver;
      onIdle(worker);
    },
    onResult: (id, result) => {
      if (current?.invocation.id === id) settle(result);
    },
    onInitError: (payload) => {
      initError = { payload, failed: true };
    },
  });

  const child = spawn(process.execPath, [...heapFlags(part.memoryMb), runtimeClient], {
    cwd: part.codeDirectory,
    // Out of the terminal's process group: Ctrl-C is for the centre, which lets work in hand finish.
    detached: true,
    env: environment(api.address),
    stdio: ['ignore', log, log],
  });
  const initDeadline = setTimeout(() => {
    initError = failureResult('Sandbox.Timedout', `initialisation timed out after ${initLimitMs / 1000} seconds`);
    child.kill('SIGKILL');
  }, initLimitMs);

  const settle = (result: InvocationResult) => {
    const settled = current;
    current = undefined;
    if (!settled) return;
    clearTimeout(settled.deadline);
    settled.invocation.settle(result);
  };

  const timeOut = (id: string) => {
    const after = `Task timed out after ${part.timeoutSeconds.toFixed(2)} seconds`;
    const duration = `Duration: ${(part.timeoutSeconds * 1000).toFixed(2)} ms`;
    writeSync(log, `${new Date().toISOString()} ${id} ${after}\n\nEND RequestId: ${id}\n`);
    writeSync(log, `REPORT RequestId: ${id}\t${duration}\tMemory Size: ${part.memoryMb} MB\tStatus: timeout\n`);
    settle(failureResult('Sandbox.Timedout', `RequestId: ${id} Error: ${after}`));
    child.kill('SIGKILL');
  };

  const gone = (how: string) => {
    clearTimeout(initDeadline);
    api.close();
    if (current)
      settle(
        failureResult(
          'Runtime.ExitError',
          `RequestId: ${current.invocation.id} Error: Runtime exited with error: ${how}`,
        ),
      );
    onGone(
      worker,
      ready ? undefined : (initError ?? failureResult('Runtime.ExitError', `Runtime exited with error: ${how}`)),
    );
  };
  child.once('exit', (code, signal) => gone(signal ? `signal: ${signal}` : `exit status ${code}`));
  child.once('error', (error) => gone(error.message));

  const worker: Worker = {
    run(invocation) {
      const deadline = setTimeout(timeOut, part.timeoutSeconds * 1000, invocation.id);
      current = { invocation, deadline };
      const { id, payload } = invocation;
      give?.({ id, payload, deadlineMs: Date.now() + part.timeoutSeconds * 1000, functionArn: part.arn });
      give = undefined;
    },
    kill: () => child.kill('SIGKILL'),
  };
  return worker;
}

/** Shares of the memory that V8 may fill, as Lambda's own runtime sets them. */
function heapFlags(memoryMb: number): string[] {
  return [
    `--max-old-space-size=${Math.floor(memoryMb * 0.9)}`,
    `--max-semi-space-size=${Math.max(1, Math.floor(memoryMb * 0.05))}`,
  ];
}
