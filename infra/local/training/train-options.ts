import * as z from 'zod';
import { type CommandLine, readCommandLine } from '../command-line.ts';
import { columnsSchema, treeSchema } from './mapping.ts';

const path = z.string().min(1);

const valuesSchema = z.object({
  data: z.array(path).min(1),
  out: path,
  columns: columnsSchema.optional(),
  tree: treeSchema.optional(),
  licence: z.string().trim().min(1).optional(),
});

const optionNames = {
  data: { type: 'string', multiple: true },
  out: { type: 'string' },
  columns: { type: 'string' },
  tree: { type: 'string' },
  licence: { type: 'string' },
} as const;

export type TrainOptions = z.output<typeof valuesSchema>;

/** Reads the command line of `npm run train`. */
export function readCommand(args: readonly string[]): CommandLine<TrainOptions> {
  return readCommandLine(args, optionNames, valuesSchema);
}
