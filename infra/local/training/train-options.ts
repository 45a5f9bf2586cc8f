import { parseArgs } from 'node:util';
import * as z from 'zod';
import { columnsSchema, treeSchema } from './mapping.ts';

const path = z.string().min(1);

const valuesSchema = z.object({
  data: z.array(path).min(1),
  out: path,
  columns: columnsSchema.optional(),
  tree: treeSchema.optional(),
});

const optionNames = {
  data: { type: 'string', multiple: true },
  out: { type: 'string' },
  columns: { type: 'string' },
  tree: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

export type TrainOptions = z.output<typeof valuesSchema>;

/** Reads the command line of `npm run train`; files may follow `--data` one after another. */
export function readCommand(args: readonly string[]): TrainOptions | 'help' | 'wrong' {
  try {
    const { values, positionals } = parseArgs({ args: [...args], options: optionNames, allowPositionals: true });
    if (values.help) return 'help';
    const parsed = valuesSchema.safeParse({ ...values, data: [...(values.data ?? []), ...positionals] });
    return parsed.success ? parsed.data : 'wrong';
  } catch {
    return 'wrong';
  }
}
