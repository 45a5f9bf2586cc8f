import * as z from 'zod';
import { lazily } from '../lazily.ts';
import { type FactData, type FactType, factDataSchemas, isKnownType } from './fact-data.ts';

/** Milliseconds since 1970-01-01T00:00:00Z. */
export type Instant = number;

/** A member of staff as the histories name them: what the issuer calls them, and as what they acted. */
const authorSchema = z.object({ id: z.string(), role: z.string() });

type Author = z.infer<typeof authorSchema>;

interface FactIds {
  /** The platform, channel or part of the centre that reported it. */
  readonly source: string;
  /** Unique within its source. */
  readonly eventId: string;
  readonly occurredAt: Instant;
  /** The source's own counter; orders facts of the same instant. */
  readonly sequence?: number | undefined;
  /** Who of the staff said it, of a command of theirs. */
  readonly author?: Author | undefined;
}

export type FactOf<T extends FactType> = FactIds & { readonly type: T; readonly data: FactData[T] };

/** A fact reported about an appeal. */
export type Fact = { [T in FactType]: FactOf<T> }[FactType];

/** A fact whose type this release does not know: kept and shown, changes nothing. */
export type UnknownFact = FactIds & { readonly type: string; readonly data: Readonly<Record<string, unknown>> };

/** Ids and times of a fact where it is stored. */
const factIdsSchema = z.object({
  source: z.string(),
  eventId: z.string(),
  occurredAt: z.number(),
  sequence: z.number().optional(),
  author: authorSchema.optional(),
});

function schemaOf<T extends FactType>(type: T) {
  return factIdsSchema.extend({ type: z.literal(type), data: factDataSchemas[type] });
}

/** A fact of each known type where it is stored. */
export const factSchemas = lazily({
  'appeal.submitted': () => schemaOf('appeal.submitted'),
  'appeal.registered': () => schemaOf('appeal.registered'),
  'appeal.assigned': () => schemaOf('appeal.assigned'),
  'appeal.forwarded': () => schemaOf('appeal.forwarded'),
  'appeal.classified': () => schemaOf('appeal.classified'),
  'appeal.located': () => schemaOf('appeal.located'),
  'appeal.extended': () => schemaOf('appeal.extended'),
  'appeal.interim-answered': () => schemaOf('appeal.interim-answered'),
  'appeal.answered': () => schemaOf('appeal.answered'),
  'appeal.rated': () => schemaOf('appeal.rated'),
  'appeal.resubmitted': () => schemaOf('appeal.resubmitted'),
  'appeal.reopened': () => schemaOf('appeal.reopened'),
  'appeal.reopening-declined': () => schemaOf('appeal.reopening-declined'),
  'appeal.closed': () => schemaOf('appeal.closed'),
  'appeal.noted': () => schemaOf('appeal.noted'),
}) satisfies { readonly [T in FactType]: z.ZodType<FactOf<T>> };

const unknownFactSchema = factIdsSchema.extend({ type: z.string(), data: z.record(z.string(), z.unknown()) });
const typeSchema = z.object({ type: z.string() });

/** Reads a stored fact, of a type that this release knows or of another. Throws for what was not stored by a release. */
export function parseFact(stored: unknown): Fact | UnknownFact {
  const { type } = typeSchema.parse(stored);
  return isKnownType(type) ? factSchemas[type].parse(stored) : unknownFactSchema.parse(stored);
}

/** The same; undefined for what has another form than this release gives its type. */
export function readableFact(stored: unknown): Fact | UnknownFact | undefined {
  const { type } = typeSchema.parse(stored);
  return isKnownType(type) ? factSchemas[type].safeParse(stored).data : parseFact(stored);
}
