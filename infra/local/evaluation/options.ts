import * as z from 'zod';
import { type CommandLine, readCommandLine } from '../command-line.ts';
import { columnsSchema, treeSchema } from '../training/mapping.ts';

const path = z.string().min(1);

const valuesSchema = z.object({
  data: z.array(path).min(1),
  /** Texts that the models have learnt from. */
  seen: z.array(path).default([]),
  model: path,
  against: path.optional(),
  columns: columnsSchema.optional(),
  tree: treeSchema.optional(),
  json: path.optional(),
});

const optionNames = {
  data: { type: 'string', multiple: true },
  seen: { type: 'string', multiple: true },
  model: { type: 'string' },
  against: { type: 'string' },
  columns: { type: 'string' },
  tree: { type: 'string' },
  json: { type: 'string' },
} as const;

export type EvaluateOptions = z.output<typeof valuesSchema>;

/** Reads the command line of `npm run evaluate`. */
export function readCommand(args: readonly string[]): CommandLine<EvaluateOptions> {
  return readCommandLine(args, optionNames, valuesSchema);
}
