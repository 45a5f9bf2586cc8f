import * as z from 'zod';
import { channels, ratingFlags, resolutions } from '../appeals/fact-data.ts';
import { jsonOf } from '../json-of.ts';
import type { RatingFact } from './fact.ts';
import { instantOf } from './instant.ts';

const instant = z.iso.datetime().transform((iso) => Date.parse(iso));

const lineSchema = z.strictObject({
  appealId: z.string(),
  cycle: z.int().positive(),
  source: z.string(),
  sector: z.string(),
  category: z.string(),
  municipality: z.string().optional(),
  channel: z.enum(channels),
  policy: z.string(),
  clockStart: instant,
  dueAt: instant,
  firstAnswerAt: instant.optional(),
  answeredAt: instant.optional(),
  resolution: z.enum(resolutions).optional(),
  body: z.string().optional(),
  returnedAt: instant.optional(),
  satisfied: z.boolean().optional(),
  surveySeconds: z.number().optional(),
  isUnreachable: z.literal(true).optional(),
  extendedAt: instant.optional(),
  changedAt: instant.optional(),
  forwardedBy: z.string().optional(),
  isForwardedLate: z.literal(true).optional(),
  flags: z.array(z.enum(ratingFlags)).min(1).optional(),
});

/** Reads a line of a facts file. Throws SyntaxError that names the line and its wrong fields. */
export function parseFactLine(line: string, number: number): RatingFact {
  const value = jsonOf(line);
  const fact = quickly(value);
  if (fact) return fact;
  const parsed = lineSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  const paths = parsed.error.issues.map(({ path }) => path.join('.') || 'line');
  throw new SyntaxError(`facts file, line ${number}: ${paths.join(', ')}`);
}

/** Reads a facts file. Throws SyntaxError that names the line. */
export function parseFactsFile(text: string): RatingFact[] {
  const lines = text.split('\n');
  if (lines.pop() !== '') throw new SyntaxError('the facts file does not end with a line break');
  return lines.map((line, index) => parseFactLine(line, index + 1));
}

type WrittenFact = z.input<typeof lineSchema>;
type Fields = { readonly [K in keyof WrittenFact]?: unknown };

/**
 * The fact of a value that is what `factLine` writes. The schema says so too, at three times the price: for a million lines
 * that is the difference between seconds and tens of them. What this does not recognise, the schema judges.
 */
function quickly(value: unknown): RatingFact | undefined {
  if (typeof value !== 'object' || value === null || !isWritten(value)) return undefined;
  const { clockStart, dueAt, firstAnswerAt, answeredAt, returnedAt, extendedAt, changedAt } = value;
  const at = (iso: string | undefined) => (iso === undefined ? undefined : instantOf(iso));
  const fact: RatingFact = {
    appealId: value.appealId,
    cycle: value.cycle,
    source: value.source,
    sector: value.sector,
    category: value.category,
    municipality: value.municipality,
    channel: value.channel,
    policy: value.policy,
    clockStart: instantOf(clockStart),
    dueAt: instantOf(dueAt),
    firstAnswerAt: at(firstAnswerAt),
    answeredAt: at(answeredAt),
    resolution: value.resolution,
    body: value.body,
    returnedAt: at(returnedAt),
    satisfied: value.satisfied,
    surveySeconds: value.surveySeconds,
    isUnreachable: value.isUnreachable,
    extendedAt: at(extendedAt),
    changedAt: at(changedAt),
    forwardedBy: value.forwardedBy,
    isForwardedLate: value.isForwardedLate,
    flags: value.flags,
  };
  return isSound(fact) ? fact : undefined;
}

function isWritten(value: Fields): value is WrittenFact {
  return (
    isText(value.appealId) &&
    typeof value.cycle === 'number' &&
    Number.isInteger(value.cycle) &&
    value.cycle > 0 &&
    isText(value.source) &&
    isText(value.sector) &&
    isText(value.category) &&
    isMaybeText(value.municipality) &&
    isOneOf(channels, value.channel) &&
    isText(value.policy) &&
    isInstant(value.clockStart) &&
    isInstant(value.dueAt) &&
    isMaybeInstant(value.firstAnswerAt) &&
    isMaybeInstant(value.answeredAt) &&
    (value.resolution === undefined || isOneOf(resolutions, value.resolution)) &&
    isMaybeText(value.body) &&
    isMaybeInstant(value.returnedAt) &&
    (value.satisfied === undefined || typeof value.satisfied === 'boolean') &&
    (value.surveySeconds === undefined || typeof value.surveySeconds === 'number') &&
    isMaybeTrue(value.isUnreachable) &&
    isMaybeInstant(value.extendedAt) &&
    isMaybeInstant(value.changedAt) &&
    isMaybeText(value.forwardedBy) &&
    isMaybeTrue(value.isForwardedLate) &&
    (value.flags === undefined || areFlags(value.flags)) &&
    hasNothingElse(value)
  );
}

const known: ReadonlySet<string> = new Set(Object.keys(lineSchema.shape));

function hasNothingElse(value: Fields): boolean {
  for (const key in value) if (!known.has(key)) return false;
  return true;
}

function isText(value: unknown): boolean {
  return typeof value === 'string';
}

function isMaybeText(value: unknown): boolean {
  return value === undefined || typeof value === 'string';
}

/** What `toISOString` writes; whether the day exists, the parser says. */
function isInstant(value: unknown): boolean {
  return typeof value === 'string' && value.length === 24 && value.endsWith('Z');
}

function isMaybeInstant(value: unknown): boolean {
  return value === undefined || isInstant(value);
}

function isMaybeTrue(value: unknown): boolean {
  return value === undefined || value === true;
}

function areFlags(value: unknown): boolean {
  return Array.isArray(value) && value.length > 0 && value.every((flag) => isOneOf(ratingFlags, flag));
}

function isOneOf(values: readonly unknown[], value: unknown): boolean {
  return values.includes(value);
}

/** The parser makes no instant of a 31st of February. */
function isSound(fact: RatingFact): boolean {
  const { clockStart, dueAt, firstAnswerAt = 0, answeredAt = 0, returnedAt = 0, extendedAt = 0, changedAt = 0 } = fact;
  return !Number.isNaN(clockStart + dueAt + firstAnswerAt + answeredAt + returnedAt + extendedAt + changedAt);
}
