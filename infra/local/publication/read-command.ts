import { parseArgs } from 'node:util';
import * as z from 'zod';
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

const { league, period } = publishSchema.shape.publish.shape;
const wantedSchema = z.object({ league: league.optional(), period: period.optional() });

export type Command =
  | { readonly kind: 'publish'; readonly state: string; readonly input: PublishInput }
  /** Which revisions wait for a decision. */
  | { readonly kind: 'list'; readonly state: string; readonly wanted: Wanted }
  | { readonly kind: 'help' }
  /** The options that are missing or wrong, where they are known. */
  | { readonly kind: 'wrong'; readonly options: readonly string[] };

/** Narrows the list of proposals; what is absent does not. */
export type Wanted = z.infer<typeof wantedSchema>;

/** Reads the command line of `npm run publish-report`. */
export function readCommand(args: readonly string[]): Command {
  try {
    const { values } = parseArgs({ args: [...args], options: optionNames });
    const { league, period, revision, by, reason, state, help } = values;
    if (help) return { kind: 'help' };
    if (revision === undefined && by === undefined && reason === undefined) return readList({ league, period }, state);
    const parsed = publishSchema.safeParse({ publish: { league, period, revision: Number(revision) }, by, reason });
    if (parsed.success) return { kind: 'publish', state, input: parsed.data };
    return wrong(parsed.error);
  } catch {
    return { kind: 'wrong', options: [] };
  }
}

function readList(named: Readonly<Record<string, string | undefined>>, state: string): Command {
  const parsed = wantedSchema.safeParse(named);
  return parsed.success ? { kind: 'list', state, wanted: parsed.data } : wrong(parsed.error);
}

function wrong({ issues }: z.ZodError): Command {
  return { kind: 'wrong', options: issues.map(({ path }) => `--${String(path.at(-1))}`) };
}
