import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import * as z from 'zod';
import { type CommandLine, readCommandLine } from '../command-line.ts';
import { shippedModel } from './load-model.ts';

const path = z.string().min(1);

const valuesSchema = z.object({ in: path, out: path, model: path.default(shippedModel) });

const optionNames = {
  in: { type: 'string' },
  out: { type: 'string' },
  model: { type: 'string' },
} as const;

export type PredictOptions = z.output<typeof valuesSchema>;

/** Reads the command line of `npm run predict`; answers are not to be written over what they are made of. */
export function readCommand(args: readonly string[]): CommandLine<PredictOptions> | { readonly kind: 'same-file' } {
  const command = readCommandLine(args, optionNames, valuesSchema);
  if (command.kind !== 'run') return command;
  const { in: texts, out, model } = command.options;
  return [texts, model].some((given) => isSameFile(given, out)) ? { kind: 'same-file' } : command;
}

/** Whether two names are of one file, be it by a link. */
function isSameFile(one: string, other: string): boolean {
  if (resolve(one) === resolve(other)) return true;
  const [first, second] = [identityOf(one), identityOf(other)];
  return first !== undefined && first === second;
}

function identityOf(file: string): string | undefined {
  try {
    const { dev, ino } = statSync(file, { bigint: true });
    return `${dev} ${ino}`;
  } catch {
    // It is not there, or not to be seen: reading or writing it will tell.
    return undefined;
  }
}
