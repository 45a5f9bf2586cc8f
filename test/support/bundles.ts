import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { synthesized } from './synthesized.ts';
import { resources } from './templates.ts';

/** All functions, by their folders. */
export function functionNames(): string[] {
  const folders = readdirSync(join(import.meta.dirname, '../../functions'), { withFileTypes: true });
  return folders.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
}

/** The folder that goes to Lambda, as the template names it. */
export function codeOf(name: string): string {
  const lambda = resources('AWS::Lambda::Function').find(({ Properties }) =>
    Properties['FunctionName'].endsWith(`-${name}`),
  );
  return join(synthesized(), String(lambda?.Metadata['aws:asset:path']));
}
