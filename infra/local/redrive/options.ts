import { parseArgs } from 'node:util';

export interface RedriveOptions {
  /** The queue as somebody calls it: its whole name, or the end of it. */
  readonly queue: string | undefined;
  /** Only tells what there is. */
  readonly dry: boolean;
  /** Of a centre in AWS. */
  readonly stage: string | undefined;
  readonly state: string;
}

/** Reads the command line of `npm run redrive`. */
export function readCommand(args: readonly string[]): RedriveOptions | 'help' | 'wrong' {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: {
        dry: { type: 'boolean', default: false },
        stage: { type: 'string' },
        state: { type: 'string', default: '.centre' },
        help: { type: 'boolean', short: 'h' },
      },
      allowPositionals: true,
    });
    if (values.help) return 'help';
    if (positionals.length > 1) return 'wrong';
    return { queue: positionals[0], dry: values.dry, stage: values.stage, state: values.state };
  } catch {
    return 'wrong';
  }
}
