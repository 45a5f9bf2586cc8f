import { parseArgs } from 'node:util';
import * as z from 'zod';

const valuesSchema = z.object({
  limit: z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number)
    .default(1000),
  state: z.string().min(1).default('.centre/invariance'),
  help: z.boolean().default(false),
});

export type CheckOptions = z.output<typeof valuesSchema> & { readonly files: readonly string[] };

/** Reads the command line; undefined for a wrong one. */
export function checkOptions(args: readonly string[]): CheckOptions | undefined {
  try {
    const options = {
      limit: { type: 'string' },
      state: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    } as const;
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    const parsed = valuesSchema.safeParse(values);
    return parsed.success ? { ...parsed.data, files: positionals } : undefined;
  } catch {
    return undefined;
  }
}
