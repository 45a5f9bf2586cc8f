import * as z from 'zod';
import { timeZone } from '#shared/domain/deadlines/time-zone.ts';
import { regionTimeZone } from '#shared/region/region-time-zone.ts';
import { type CommandLine, readCommandLine } from '../command-line.ts';
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
} as const;

export type ExportOptions = z.output<typeof valuesSchema>;

/** Reads the command line of `npm run export-corrections`. */
export function readCommand(args: readonly string[]): CommandLine<ExportOptions> {
  return readCommandLine(args, optionNames, valuesSchema);
}
