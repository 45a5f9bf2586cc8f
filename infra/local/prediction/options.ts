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

/** Reads the command line of `npm run predict`. */
export function readCommand(args: readonly string[]): CommandLine<PredictOptions> | { readonly kind: 'same-file' } {
  const command = readCommandLine(args, optionNames, valuesSchema);
  const isSame = command.kind === 'run' && resolve(command.options.in) === resolve(command.options.out);
  return isSame ? { kind: 'same-file' } : command;
}
