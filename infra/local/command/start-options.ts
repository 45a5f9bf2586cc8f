import { parseArgs } from 'node:util';
import * as z from 'zod';

const optionNames = {
  port: { type: 'string', default: '4510' },
  state: { type: 'string', default: '.centre' },
  fresh: { type: 'boolean', default: false },
  'no-demo': { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const;
/** Leaves room for the ports of the centre's parts. */
const portSchema = z.coerce.number().int().min(0).max(65_000);

export interface StartOptions {
  readonly port: number;
  readonly stateDir: string;
  readonly fresh: boolean;
  readonly demo: boolean;
  readonly help: boolean;
}

/** Reads the command line of `npm start`; a text names what is wrong with it. */
export function startOptions(args: readonly string[]): StartOptions | string {
  try {
    const { values } = parseArgs({ args: [...args], options: optionNames });
    const port = portSchema.safeParse(values.port);
    if (!port.success) return `--port ${values.port}`;
    if (values.state === '') return '--state';
    const { state: stateDir, fresh, help } = values;
    return { port: port.data, stateDir, fresh, help, demo: !values['no-demo'] };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
