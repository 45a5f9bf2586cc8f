import { parseArgs } from 'node:util';
import { type PublishInput, publishSchema } from '#functions/compute-rating/contract.ts';

const optionNames = {
  league: { type: 'string' },
  period: { type: 'string' },
  revision: { type: 'string' },
  by: { type: 'string' },
  reason: { type: 'string' },
  state: { type: 'string', default: '.centre' },
  help: { type: 'boolean', short: 'h' },
} as const;

export type Command =
  | { readonly kind: 'publish'; readonly state: string; readonly input: PublishInput }
  | { readonly kind: 'help' }
  /** The options that are missing or wrong, where they are known. */
  | { readonly kind: 'wrong'; readonly options: readonly string[] };

/** Reads the command line of `npm run publish-report`. */
export function readCommand(args: readonly string[]): Command {
  try {
    const { values } = parseArgs({ args: [...args], options: optionNames });
    const { league, period, revision, by, reason, state, help } = values;
    if (help) return { kind: 'help' };
    const parsed = publishSchema.safeParse({ publish: { league, period, revision: Number(revision) }, by, reason });
    if (parsed.success) return { kind: 'publish', state, input: parsed.data };
    return { kind: 'wrong', options: parsed.error.issues.map(({ path }) => `--${String(path.at(-1))}`) };
  } catch {
    return { kind: 'wrong', options: [] };
  }
}
