import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { get } from 'node:http';
import { join } from 'node:path';
import * as z from 'zod';
import { endpointsSchema } from './endpoints.ts';
import { readBody } from './net/read-body.ts';

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
function pidAt(invokeUrl: string): Promise<number | undefined> {
  return new Promise((resolve) => {
    const asking = get(`${invokeUrl}/`, { timeout: 2_000 }, async (response) => {
      resolve(Number(String(await readBody(response))) || undefined);
    });
    asking.on('timeout', () => asking.destroy());
    asking.on('error', () => resolve(undefined));
  });
}
