import * as z from 'zod';
import { channels, ratingFlags } from '../appeals/fact-data.ts';
import { jsonOf } from '../json-of.ts';
import { type AnalysedCycle, askings } from './analysed-cycle.ts';

/** A cycle as a line of the archived facts: one order of fields, instants in UTC to the millisecond, absent ones left out. */
export function analysedLine(cycle: AnalysedCycle): string {
  const { answer } = cycle;
  return `${JSON.stringify({
    appealId: cycle.appealId,
    cycle: cycle.cycle,
    sector: cycle.sector,
    category: cycle.category,
    municipality: cycle.municipality,
    channel: cycle.channel,
    body: cycle.body,
    clockStart: new Date(cycle.clockStart).toISOString(),
    answeredAt: new Date(cycle.answeredAt).toISOString(),
    asking: cycle.asking,
    ...(answer && {
      answer: {
        mark: answer.mark,
        resolved: answer.resolved,
        reasons: someOf(answer.reasons),
        flags: someOf(answer.flags),
      },
    }),
  })}\n`;
}

const instant = z.iso.datetime().transform((iso) => Date.parse(iso));

const lineSchema = z.strictObject({
  appealId: z.string(),
  cycle: z.int().positive(),
  sector: z.string(),
  category: z.string(),
  municipality: z.string().optional(),
  channel: z.enum(channels),
  body: z.string().optional(),
  clockStart: instant,
  answeredAt: instant,
  asking: z.enum(askings),
  answer: z
    .strictObject({
      mark: z.int().min(1).max(5),
      resolved: z.enum(['yes', 'partly', 'no']).optional(),
      reasons: z.array(z.string()).default([]),
      flags: z.array(z.enum(ratingFlags)).default([]),
    })
    .optional(),
});

/** Reads a line of a facts file. Throws SyntaxError that names the line and its wrong fields. */
export function parseAnalysedLine(line: string, number: number): AnalysedCycle {
  const parsed = lineSchema.safeParse(jsonOf(line));
  if (parsed.success) return parsed.data;
  const paths = parsed.error.issues.map(({ path }) => path.join('.') || 'line');
  throw new SyntaxError(`facts file, line ${number}: ${paths.join(', ')}`);
}

function someOf<T>(items: readonly T[]): readonly T[] | undefined {
  return items.length > 0 ? items : undefined;
}
