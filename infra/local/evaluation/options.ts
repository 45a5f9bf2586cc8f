import { parseArgs } from 'node:util';
import * as z from 'zod';
import { columnsSchema, treeSchema } from '../training/mapping.ts';

const path = z.string().min(1);

const valuesSchema = z.object({
  data: z.array(path).min(1),
  /** Texts that the models have learnt from. */
  seen: z.array(path).default([]),
  model: path,
  against: path.optional(),
  columns: columnsSchema.optional(),
  tree: treeSchema.optional(),
  json: path.optional(),
});

const optionNames = {
  data: { type: 'string', multiple: true },
  seen: { type: 'string', multiple: true },
  model: { type: 'string' },
  against: { type: 'string' },
  columns: { type: 'string' },
  tree: { type: 'string' },
  json: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

export type EvaluateOptions = z.output<typeof valuesSchema>;

export type Command =
  | { readonly kind: 'evaluate'; readonly options: EvaluateOptions }
  | { readonly kind: 'help' }
  /** The options that are missing or wrong, where they are known. */
  | { readonly kind: 'wrong'; readonly options: readonly string[] };

/** Reads the command line of `npm run evaluate`. */
export function readCommand(args: readonly string[]): Command {
  try {
    const { values } = parseArgs({ args: withRepeatedNames(args), options: optionNames });
    if (values.help) return { kind: 'help' };
    const parsed = valuesSchema.safeParse(values);
    if (parsed.success) return { kind: 'evaluate', options: parsed.data };
    return { kind: 'wrong', options: [...new Set(parsed.error.issues.map(({ path: [name] }) => `--${String(name)}`))] };
  } catch {
    return { kind: 'wrong', options: [] };
  }
}

/** `--data a b` as `--data a --data b`: the shell opens `*.jsonl` into several words. */
function withRepeatedNames(args: readonly string[]): string[] {
  let last: string | undefined;
  let isFirst = true;
  return args.flatMap((arg) => {
    if (arg.startsWith('-')) {
      last = ['--data', '--seen'].includes(arg) ? arg : undefined;
      isFirst = true;
      return [arg];
    }
    const repeated = last !== undefined && !isFirst ? [last, arg] : [arg];
    isFirst = false;
    return repeated;
  });
}
