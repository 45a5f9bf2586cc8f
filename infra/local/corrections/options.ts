import { parseArgs } from 'node:util';
import * as z from 'zod';
import { timeZone } from '#shared/domain/deadlines/time-zone.ts';
import { regionTimeZone } from '#shared/region/region-time-zone.ts';
import { writtenAt } from '../training/written-at.ts';

const zone = timeZone(regionTimeZone);

const valuesSchema = z.object({
  out: z.string().min(1),
  /** Of the operator's decision. */
  since: z
    .string()
    .transform((text) => writtenAt(text, zone) ?? Number.NaN)
    .pipe(z.number())
    .default(Number.NEGATIVE_INFINITY),
  state: z.string().min(1).default('.centre'),
  /** Of a centre in AWS, found as the SDK's own settings say. */
  table: z.string().min(3).optional(),
});

const optionNames = {
  out: { type: 'string' },
  since: { type: 'string' },
  state: { type: 'string' },
  table: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

export type ExportOptions = z.output<typeof valuesSchema>;

export type Command =
  | { readonly kind: 'export'; readonly options: ExportOptions }
  | { readonly kind: 'help' }
  /** The options that are missing or wrong, where they are known. */
  | { readonly kind: 'wrong'; readonly options: readonly string[] };

/** Reads the command line of `npm run export-corrections`. */
export function readCommand(args: readonly string[]): Command {
  try {
    const { values } = parseArgs({ args: [...args], options: optionNames });
    if (values.help) return { kind: 'help' };
    const parsed = valuesSchema.safeParse(values);
    if (parsed.success) return { kind: 'export', options: parsed.data };
    return { kind: 'wrong', options: parsed.error.issues.map(({ path: [name] }) => `--${String(name)}`) };
  } catch {
    return { kind: 'wrong', options: [] };
  }
}
