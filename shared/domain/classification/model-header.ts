import * as z from 'zod';
import { classesInBlock, factorsOfNumber } from './model-weights.ts';
import { mostWeight } from './shares.ts';

const weight = z.number().min(0);
const weights = z.tuple([weight, weight]).refine(([own, ofParts]) => own + ofParts <= mostWeight);
const count = z.int().min(0);

const headSchema = z.object({
  id: z.string(),
  labels: z.array(z.string()).min(2),
  parts: z.object({ head: z.string(), of: z.array(count), weights }).optional(),
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

const classes = z.int().min(1);
const groupSchema = z.object({
  firstClass: count,
  classes,
  factors: count.multipleOf(factorsOfNumber),
  blocks: z.array(z.object({ classes: classes.max(classesInBlock), pairs: count })),
});

const headerSchema = z
  .object({
    version: z.string(),
    bits: z.int().min(8).max(22),
    heads: z.array(headSchema),
    groups: z.array(groupSchema),
  })
  .refine(({ heads }) => new Set(heads.map(({ id }) => id)).size === heads.length)
  .refine(({ heads }) => heads.every((head) => isOfOneSize(head, heads)))
  .refine(({ heads, groups }) => haveEveryClass(groups, heads));

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

/** Whether groups follow each other and have a class for every label, and blocks those of their group. */
function haveEveryClass(groups: readonly z.infer<typeof groupSchema>[], heads: readonly Head[]): boolean {
  let next = 0;
  for (const { firstClass, classes: own, blocks } of groups) {
    const ofBlocks = blocks.reduce((sum, block) => sum + block.classes, 0);
    if (firstClass !== next || (blocks.length > 0 && ofBlocks !== own)) return false;
    next += own;
  }
  return next === heads.reduce((sum, { labels }) => sum + labels.length, 0);
}
