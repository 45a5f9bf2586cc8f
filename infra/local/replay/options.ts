import { parseArgs } from 'node:util';
import * as z from 'zod';

const count = (most: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number)
    .pipe(z.int().min(1).max(most));
const port = z
  .string()
  .regex(/^\d{1,5}$/)
  .transform(Number)
  .pipe(z.int().max(65_000));

const valuesSchema = z.object({
  out: z.string().min(1).optional(),
  state: z.string().min(1).default('.centre'),
  /** Events of a request; the centre takes 100 at most. */
  batch: count(100).default(100),
  /** Seed of the order. */
  shuffle: z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number)
    .optional(),
  /** Requests under way at once. */
  concurrency: count(64).default(4),
  /** Of a centre started for this replay alone; the usual one, or any, where absent. */
  port: port.optional(),
});

const optionNames = {
  out: { type: 'string' },
  state: { type: 'string' },
  batch: { type: 'string' },
  shuffle: { type: 'string' },
  concurrency: { type: 'string' },
  port: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

export type ReplayOptions = z.output<typeof valuesSchema> & { readonly file: string };

export type Command =
  | { readonly kind: 'replay'; readonly options: ReplayOptions }
  | { readonly kind: 'help' }
  /** The option that is wrong, where it is known. */
  | { readonly kind: 'wrong'; readonly option?: string | undefined };

/** Reads the command line of `npm run replay`. */
export function readCommand(args: readonly string[]): Command {
  try {
    const { values, positionals } = parseArgs({ args: [...args], options: optionNames, allowPositionals: true });
    if (values.help) return { kind: 'help' };
    const parsed = valuesSchema.safeParse(values);
    if (!parsed.success) return { kind: 'wrong', option: `--${String(parsed.error.issues[0]?.path[0])}` };
    const [file] = positionals;
    return file !== undefined && positionals.length === 1
      ? { kind: 'replay', options: { ...parsed.data, file } }
      : { kind: 'wrong' };
  } catch {
    return { kind: 'wrong' };
  }
}
