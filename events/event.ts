import * as z from 'zod/mini';
import { type FactType, isKnownType } from '#shared/domain/appeals/fact-data.ts';
import { appealAnswered } from './appeal-answered.ts';
import { appealAssigned } from './appeal-assigned.ts';
import { appealClassified } from './appeal-classified.ts';
import { appealClosed } from './appeal-closed.ts';
import { appealExtended } from './appeal-extended.ts';
import { appealForwarded } from './appeal-forwarded.ts';
import { appealInterimAnswered } from './appeal-interim-answered.ts';
import { appealLocated } from './appeal-located.ts';
import { appealNoted } from './appeal-noted.ts';
import { appealRated } from './appeal-rated.ts';
import { appealRegistered } from './appeal-registered.ts';
import { appealReopened } from './appeal-reopened.ts';
import { appealReopeningDeclined } from './appeal-reopening-declined.ts';
import { appealResubmitted } from './appeal-resubmitted.ts';
import { appealSubmitted } from './appeal-submitted.ts';
import { type EventType, idsSchema, instantSchema } from './event-type.ts';

/** Every type of the published language. */
export const eventTypes = {
  'appeal.submitted': appealSubmitted,
  'appeal.registered': appealRegistered,
  'appeal.assigned': appealAssigned,
  'appeal.forwarded': appealForwarded,
  'appeal.classified': appealClassified,
  'appeal.located': appealLocated,
  'appeal.extended': appealExtended,
  'appeal.interim-answered': appealInterimAnswered,
  'appeal.answered': appealAnswered,
  'appeal.rated': appealRated,
  'appeal.resubmitted': appealResubmitted,
  'appeal.reopened': appealReopened,
  'appeal.reopening-declined': appealReopeningDeclined,
  'appeal.closed': appealClosed,
  'appeal.noted': appealNoted,
} as const satisfies { [T in FactType]: EventType<T, z.ZodMiniType> };

const unknownType = z.string().check(z.regex(/^[a-z][a-z0-9]*(\.[a-z][a-z0-9-]*)+$/), z.maxLength(100));

/** An event of a type that this release does not know: kept whole with the appeal. */
const unknownEventSchema = z.strictObject({
  type: unknownType,
  timestamp: instantSchema,
  data: z.looseObject(idsSchema.shape),
});

export type KnownEvent = { [T in FactType]: z.infer<(typeof eventTypes)[T]['schema']> }[FactType];
type UnknownEvent = z.infer<typeof unknownEventSchema>;

/** What a platform posts: Standard Webhooks body shape. */
export type AppealEvent = KnownEvent | UnknownEvent;

/** Whether the event's type belongs to this release. */
export function isKnownEvent(event: AppealEvent): event is KnownEvent {
  return isKnownType(event.type);
}

/** Parses one event; the issues name the field by its path. */
export function parseEvent(input: unknown): z.core.util.SafeParseResult<AppealEvent> {
  const type = typeof input === 'object' && input !== null && 'type' in input ? input.type : undefined;
  return typeof type === 'string' && isKnownType(type)
    ? eventTypes[type].schema.safeParse(input)
    : unknownEventSchema.safeParse(input);
}

/** The event as a schema, for messages that carry events. */
export const eventSchema = z.pipe(
  z.unknown(),
  z.transform((input, context): AppealEvent => {
    const parsed = parseEvent(input);
    if (parsed.success) return parsed.data;
    for (const { message, path } of parsed.error.issues) context.issues.push({ code: 'custom', message, path, input });
    return z.NEVER;
  }),
);
