import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Where pictures and prints of the pages are kept, for people to look at. */
export const artifactsFolder = join(import.meta.dirname, '../../../.artifacts/browser');

/** The path of an artifact: `form.320.dark.png`. */
export function artifact(page: string, ...variant: readonly (string | number)[]): string {
  mkdirSync(artifactsFolder, { recursive: true });
  return join(artifactsFolder, [page, ...variant].join('.'));
}

/** What is there, by name. */
export function artifacts(): string[] {
  mkdirSync(artifactsFolder, { recursive: true });
  return readdirSync(artifactsFolder).sort();
}
