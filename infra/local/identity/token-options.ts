import { parseArgs } from 'node:util';
import { type Staff, staffSchema } from '#shared/domain/governance/staff.ts';

const optionNames = {
  role: { type: 'string' },
  body: { type: 'string' },
  sector: { type: 'string', multiple: true },
  id: { type: 'string' },
  state: { type: 'string', default: '.centre' },
  help: { type: 'boolean', short: 'h' },
} as const;

export type TokenOptions =
  | { readonly kind: 'token'; readonly state: string; readonly staff: Staff }
  | { readonly kind: 'help' }
  /** The options that are missing or wrong, where they are known. */
  | { readonly kind: 'wrong'; readonly options: readonly string[] };

/** Reads the command line of `npm run token`. */
export function tokenOptions(args: readonly string[]): TokenOptions {
  try {
    const { values } = parseArgs({ args: [...args], options: optionNames });
    const { role, body, sector: sectors, id = `local-${role}`, state, help } = values;
    if (help) return { kind: 'help' };
    const parsed = staffSchema.safeParse({ id, role, body, sectors });
    if (parsed.success) return { kind: 'token', state, staff: parsed.data };
    const wrong = parsed.error.issues.map(({ path }) => `--${String(path[0]).replace('sectors', 'sector')}`);
    return { kind: 'wrong', options: [...new Set(wrong)] };
  } catch {
    return { kind: 'wrong', options: [] };
  }
}
