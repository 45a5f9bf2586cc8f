import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';
import type * as z from 'zod';

/** A command line that was understood, a wish for help, or the options that are missing or wrong, where they are known. */
export type CommandLine<Options> =
  | { readonly kind: 'run'; readonly options: Options }
  | { readonly kind: 'help' }
  | { readonly kind: 'wrong'; readonly options: readonly string[] };

/** Reads a command line by the names of its options and by what their values have to be. */
export function readCommandLine<Options>(
  args: readonly string[],
  names: ParseArgsOptionsConfig,
  schema: z.ZodType<Options>,
): CommandLine<Options> {
  const options = { ...names, help: { type: 'boolean', short: 'h' } } as const;
  try {
    const { values } = parseArgs({ args: withRepeatedNames(args, names), options });
    if (values.help) return { kind: 'help' };
    const parsed = schema.safeParse(values);
    if (parsed.success) return { kind: 'run', options: parsed.data };
    return { kind: 'wrong', options: [...new Set(parsed.error.issues.map(({ path: [name] }) => `--${String(name)}`))] };
  } catch {
    return { kind: 'wrong', options: [] };
  }
}

/** `--data a b` as `--data a --data b`, of options that may be repeated: the shell opens `*.jsonl` into several words. */
function withRepeatedNames(args: readonly string[], names: ParseArgsOptionsConfig): string[] {
  let last: string | undefined;
  let isFirst = true;
  return args.flatMap((arg) => {
    if (arg.startsWith('-')) {
      last = names[arg.slice(2)]?.multiple ? arg : undefined;
      isFirst = true;
      return [arg];
    }
    const repeated = last !== undefined && !isFirst ? [last, arg] : [arg];
    isFirst = false;
    return repeated;
  });
}
