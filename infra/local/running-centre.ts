import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { endpointsSchema } from './endpoints.ts';
import { httpCall } from './net/http-call.ts';

const runningSchema = z.object({
  pid: z.number(),
  url: z.url(),
  endpoints: endpointsSchema,
  /** UTC, ISO 8601. */
  startedAt: z.string(),
});

/** What a started centre leaves in its state directory for other commands. */
export type RunningCentre = z.infer<typeof runningSchema>;

/** The centre that runs on a state directory now; undefined when none does, also after one was killed. */
export async function findRunningCentre(stateDir: string): Promise<RunningCentre | undefined> {
  const running = read(join(stateDir, 'running.json'));
  if (!running || !isAlive(running.pid)) return undefined;
  return (await pidAt(running.endpoints.invoke)) === running.pid ? running : undefined;
}

/** Says that a centre runs here; the answer takes it back. */
export function announce(stateDir: string, running: RunningCentre): () => void {
  const path = join(stateDir, 'running.json');
  writeFileSync(path, JSON.stringify(running, null, 2));
  return () => rmSync(path, { force: true });
}

function read(path: string): RunningCentre | undefined {
  try {
    return runningSchema.safeParse(JSON.parse(readFileSync(path, 'utf8'))).data;
  } catch {
    return undefined;
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** Process id a centre gives at its address: another program may have taken over its number or its port. */
async function pidAt(invokeUrl: string): Promise<number | undefined> {
  const answer = await httpCall(`${invokeUrl}/`, { timeoutMs: 2_000 }).catch(() => undefined);
  return Number(answer?.body) || undefined;
}
