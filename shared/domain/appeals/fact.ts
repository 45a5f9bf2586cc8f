import * as z from 'zod';
import { type FactData, type FactType, factDataSchemas } from './fact-data.ts';

/** Milliseconds since 1970-01-01T00:00:00Z. */
export type Instant = number;

interface FactIds {
  /** The platform, channel or part of the centre that reported it. */
  readonly source: string;
  /** Unique within its source. */
  readonly eventId: string;
  readonly occurredAt: Instant;
  /** The source's own counter; orders facts of the same instant. */
  readonly sequence?: number | undefined;
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
});

function schemaOf<T extends FactType>(type: T) {
  return factIdsSchema.extend({ type: z.literal(type), data: factDataSchemas[type] });
}

/** A fact of a known type where it is stored. */
export const factSchema = z.discriminatedUnion('type', [
  schemaOf('appeal.submitted'),
  schemaOf('appeal.registered'),
  schemaOf('appeal.assigned'),
  schemaOf('appeal.forwarded'),
  schemaOf('appeal.classified'),
  schemaOf('appeal.extended'),
  schemaOf('appeal.interim-answered'),
  schemaOf('appeal.answered'),
  schemaOf('appeal.rated'),
  schemaOf('appeal.resubmitted'),
  schemaOf('appeal.reopened'),
  schemaOf('appeal.closed'),
  schemaOf('appeal.noted'),
]) satisfies z.ZodType<Fact>;

/** What the classifier concluded, where it is stored. */
export const conclusionSchema = schemaOf('appeal.classified');

/** A fact of whatever type where it is stored. */
export const unknownFactSchema = factIdsSchema.extend({ type: z.string(), data: z.record(z.string(), z.unknown()) });
