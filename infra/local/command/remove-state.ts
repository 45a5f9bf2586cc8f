import { rmSync } from 'node:fs';
import { join } from 'node:path';

/** Everything a centre keeps; a directory that holds other things too keeps those. */
const kept = ['data', 'logs', 'demonstrated', 'outbox.jsonl', 'running.json', 'secrets.json'];

/** Empties a state directory of what a centre left there. */
export function removeState(stateDir: string): void {
  for (const name of kept) rmSync(join(stateDir, name), { recursive: true, force: true });
}
