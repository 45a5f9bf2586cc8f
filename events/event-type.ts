import * as z from 'zod/mini';
import type { FactType } from '#shared/domain/appeals/fact-data.ts';
import { lazily } from '#shared/domain/lazily.ts';

const id = z.string().check(
  z.minLength(1),
  z.maxLength(200),
  // An invisible character would make two ids look like one.
  z.regex(/^[^\p{Cc}]*$/u),
);

/** Ids that every event carries. */
export const idsSchema = z.strictObject({
  /** Unique per source. */
  eventId: id,
  /** The appeal's number at its source. */
  externalId: id,
  /** The source's own counter; orders facts of the same instant. */
  sequence: z.optional(z.int().check(z.nonnegative())),
});

/** An instant with its offset: a bare local time says nothing. */
export const instantSchema = z.iso.datetime({ offset: true });

/** One type of the published language: its schema on the wire, and a valid sample. */
export interface EventType<T extends FactType, S extends z.ZodMiniType> {
  readonly type: T;
  readonly schema: ReturnType<typeof wireSchema<T, S>>;
  readonly sample: { readonly type: T; readonly timestamp: string; readonly data: z.input<S> };
}

/**
 * Declares an event type; its schema is built when the first event of it comes. The sample is checked by the compiler,
 * and by a test against the schema.
 */
export function eventType<T extends FactType, S extends z.ZodMiniType>(
  type: T,
  data: () => S,
  sample: { timestamp: string; data: z.input<S> },
): EventType<T, S> {
  const sampleEvent = { type, ...sample };
  return lazily<EventType<T, S>>({
    type: () => type,
    schema: () => wireSchema(type, data()),
    sample: () => sampleEvent,
  });
}

function wireSchema<T extends FactType, S extends z.ZodMiniType>(type: T, data: S) {
  return z.strictObject({ type: z.literal(type), timestamp: instantSchema, data });
}
