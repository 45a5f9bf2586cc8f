import * as z from 'zod';
import { channels } from '../appeals/fact-data.ts';
import { jsonOf } from '../json-of.ts';
import type { RatingFact } from './fact.ts';

const instant = z.iso.datetime().transform((iso) => Date.parse(iso));

const lineSchema = z.strictObject({
  appealId: z.string(),
  cycle: z.int().positive(),
  source: z.string(),
  sector: z.string(),
  municipality: z.string().optional(),
  channel: z.enum(channels),
  policy: z.string(),
  clockStart: instant,
  dueAt: instant,
  firstAnswerAt: instant.optional(),
  answeredAt: instant.optional(),
  body: z.string().optional(),
  returnedAt: instant.optional(),
  satisfied: z.boolean().optional(),
});

/** A fact as a line of the archived facts file: one order of fields, instants in UTC to the millisecond, absent fields left out. */
function factLine(fact: RatingFact): string {
  const iso = (at: number | undefined) => (at === undefined ? undefined : new Date(at).toISOString());
  return JSON.stringify({
    appealId: fact.appealId,
    cycle: fact.cycle,
    source: fact.source,
    sector: fact.sector,
    municipality: fact.municipality,
    channel: fact.channel,
    policy: fact.policy,
    clockStart: iso(fact.clockStart),
    dueAt: iso(fact.dueAt),
    firstAnswerAt: iso(fact.firstAnswerAt),
    answeredAt: iso(fact.answeredAt),
    body: fact.body,
    returnedAt: iso(fact.returnedAt),
    satisfied: fact.satisfied,
  });
}

/** The canonical facts file: by appeal and cycle, a line each. */
export function factsFile(facts: readonly RatingFact[]): string {
  return [...facts]
    .sort((a, b) => (a.appealId === b.appealId ? a.cycle - b.cycle : a.appealId < b.appealId ? -1 : 1))
    .map((fact) => `${factLine(fact)}\n`)
    .join('');
}

/** Reads a facts file. Throws SyntaxError that names the line. */
export function parseFactsFile(text: string): RatingFact[] {
  const lines = text.split('\n');
  if (lines.pop() !== '') throw new SyntaxError('the facts file does not end with a line break');
  return lines.map((line, index) => {
    const parsed = lineSchema.safeParse(jsonOf(line));
    if (parsed.success) return parsed.data;
    const paths = parsed.error.issues.map(({ path }) => path.join('.') || 'line');
    throw new SyntaxError(`facts file, line ${index + 1}: ${paths.join(', ')}`);
  });
}
