import { appendFileSync, mkdirSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';

/** Why a line of the file did not become a history; never its text. */
interface Refusal {
  readonly line: number;
  readonly reason: string;
  /** What the centre said of single events. */
  readonly errors?: readonly { readonly eventId: string; readonly pointer: string; readonly detail: string }[];
}

/** Lines that were refused, written to a file as they come. */
export interface Refusals {
  add(refusal: Refusal): void;
  /** Different lines. */
  count(): number;
  readonly path: string;
}

/** Starts the file anew; it exists only when something was refused. */
export function refusalsFile(path: string): Refusals {
  const lines = new Set<number>();
  rmSync(path, { force: true });
  return {
    path,
    count: () => lines.size,
    add(refusal) {
      if (lines.size === 0) mkdirSync(dirname(path), { recursive: true });
      lines.add(refusal.line);
      appendFileSync(path, `${JSON.stringify(refusal)}\n`);
    },
  };
}
