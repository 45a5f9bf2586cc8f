import { parseArgs } from 'node:util';
import * as z from 'zod';
import { leagues } from '#shared/domain/governance/directory.ts';
import { periodPattern } from '#shared/domain/ratings/period.ts';

const path = z.string().min(1);

const common = { method: path, out: path.optional() };

const ofFolder = z.strictObject({ ...common, report: path });
const ofCentre = z.strictObject({
  ...common,
  period: z.string().regex(periodPattern),
  /** Every league that has a rating of the period, where absent. */
  league: z.enum(leagues).optional(),
  state: path.default('.centre'),
});

const optionNames = {
  method: { type: 'string' },
  out: { type: 'string' },
  report: { type: 'string' },
  period: { type: 'string' },
  league: { type: 'string' },
  state: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

type FromFolder = z.output<typeof ofFolder>;
export type FromCentre = z.output<typeof ofCentre>;
export type RatingOptions = FromFolder | FromCentre;

export type Command =
  | { readonly kind: 'rating'; readonly options: RatingOptions }
  | { readonly kind: 'help' }
  /** The options that are missing, too many or wrong, where they are known. */
  | { readonly kind: 'wrong'; readonly options: readonly string[] };

/** Reads the command line of `npm run rating`. */
export function readCommand(args: readonly string[]): Command {
  try {
    const { values } = parseArgs({ args: [...args], options: optionNames });
    if (values.help) return { kind: 'help' };
    const parsed = (values.report === undefined ? ofCentre : ofFolder).safeParse({ ...values });
    if (parsed.success) return { kind: 'rating', options: parsed.data };
    const names = parsed.error.issues.flatMap((issue) =>
      issue.code === 'unrecognized_keys' ? issue.keys : [String(issue.path[0])],
    );
    return { kind: 'wrong', options: names.map((name) => `--${name}`) };
  } catch {
    return { kind: 'wrong', options: [] };
  }
}
