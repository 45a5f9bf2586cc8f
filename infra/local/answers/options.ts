import { parseArgs } from 'node:util';
import * as z from 'zod';

const valuesSchema = z.object({
  data: z.string().min(1),
  /** Answers from this day on are measured; the weights are fitted on those before. */
  since: z.iso.date().default('2021-02-15'),
  fit: z.boolean().default(false),
});

export type EvaluationOptions = z.output<typeof valuesSchema>;

export type Command =
  | { readonly kind: 'evaluate'; readonly options: EvaluationOptions }
  | { readonly kind: 'help' }
  | { readonly kind: 'wrong' };

/** Reads the command line of `npm run evaluate-answers`. */
export function readCommand(args: readonly string[]): Command {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        data: { type: 'string' },
        since: { type: 'string' },
        fit: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    });
    if (values.help) return { kind: 'help' };
    const parsed = valuesSchema.safeParse(values);
    return parsed.success ? { kind: 'evaluate', options: parsed.data } : { kind: 'wrong' };
  } catch {
    return { kind: 'wrong' };
  }
}
