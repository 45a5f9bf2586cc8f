import * as z from 'zod';
import { classesInBlock, factorsOfNumber } from './model-weights.ts';

/** Exponents of shares: greater ones would leave no label a share. */
const weight = z.number().min(0).max(10);
const count = z.int().min(0);

const headSchema = z.object({
  id: z.string(),
  labels: z.array(z.string()).min(2),
  parts: z.object({ head: z.string(), of: z.array(count), weights: z.tuple([weight, weight]) }).optional(),
  calibration: z.object({
    slope: z.number(),
    shifts: z.array(z.number()),
    sureness: z
      .object({ constant: z.number(), ofLead: z.number(), ofShare: z.number(), surpluses: z.array(z.number()) })
      .optional(),
  }),
  threshold: z.number(),
});

type Head = z.infer<typeof headSchema>;

const groupSchema = z.object({
  firstClass: count,
  classes: count,
  factors: count.multipleOf(factorsOfNumber),
  blocks: z.array(z.object({ classes: count.max(classesInBlock), pairs: count })),
});

const headerSchema = z
  .object({
    version: z.string(),
    bits: z.int().min(8).max(22),
    heads: z.array(headSchema),
    groups: z.array(groupSchema),
  })
  .refine(({ heads }) => heads.every((head) => isOfOneSize(head, heads)))
  .refine(({ heads, groups }) => {
    const classes = heads.reduce((sum, { labels }) => sum + labels.length, 0);
    return groups.every((group) => isWithin(classes, group));
  });

/** What the header of a model's file tells of what follows it. */
export type ModelHeader = z.infer<typeof headerSchema>;

/** A process reads one header: to compile a reader for it would take longer than to read it. */
const once = { jitless: true };

/** Reads a header, JSON. Throws SyntaxError or ZodError when it is none, or when what it tells does not fit together. */
export function readHeader(json: string): ModelHeader {
  return headerSchema.parse(JSON.parse(json), once);
}

/** Whether there is a number for every label, and a label of a known head for every part. */
function isOfOneSize({ labels, parts, calibration: { shifts, sureness } }: Head, heads: readonly Head[]): boolean {
  const { length } = labels;
  const whole = parts && heads.find(({ id }) => id === parts.head);
  return (
    (shifts.length === 0 || shifts.length === length) &&
    (!sureness || sureness.surpluses.length === length) &&
    (!parts || (parts.of.length === whole?.labels.length && parts.of.every((label) => label < length)))
  );
}

/** Whether a group's classes are of the model's, and those of its blocks all of the group's. */
function isWithin(all: number, { firstClass, classes, blocks }: z.infer<typeof groupSchema>): boolean {
  const ofBlocks = blocks.reduce((sum, block) => sum + block.classes, 0);
  return firstClass + classes <= all && (blocks.length === 0 || ofBlocks === classes);
}
