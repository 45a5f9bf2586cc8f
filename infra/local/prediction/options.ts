import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import * as z from 'zod';
import { shippedModel } from './load-model.ts';

const path = z.string().min(1);

const valuesSchema = z.object({ in: path, out: path, model: path.default(shippedModel) });

const optionNames = {
  in: { type: 'string' },
  out: { type: 'string' },
  model: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

export type PredictOptions = z.output<typeof valuesSchema>;

export type Command =
  | { readonly kind: 'predict'; readonly options: PredictOptions }
  | { readonly kind: 'help' }
  | { readonly kind: 'same-file' }
  /** The options that are missing or wrong, where they are known. */
  | { readonly kind: 'wrong'; readonly options: readonly string[] };

/** Reads the command line of `npm run predict`. */
export function readCommand(args: readonly string[]): Command {
  try {
    const { values } = parseArgs({ args: [...args], options: optionNames });
    if (values.help) return { kind: 'help' };
    const parsed = valuesSchema.safeParse(values);
    if (!parsed.success) {
      return { kind: 'wrong', options: parsed.error.issues.map(({ path: [name] }) => `--${String(name)}`) };
    }
    const isSame = resolve(parsed.data.in) === resolve(parsed.data.out);
    return isSame ? { kind: 'same-file' } : { kind: 'predict', options: parsed.data };
  } catch {
    return { kind: 'wrong', options: [] };
  }
}
