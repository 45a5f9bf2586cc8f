import * as z from 'zod/mini';
import { factDataSchemas } from '#shared/domain/appeals/fact-data.ts';
import { eventType, idsSchema } from './event-type.ts';

const contacts = () =>
  z.strictObject({
    email: z.optional(z.email().check(z.maxLength(254))),
    phone: z.optional(z.string().check(z.regex(/^\+?[\d\s()-]{5,25}$/))),
    vk: z.optional(handle),
    telegram: z.optional(handle),
    max: z.optional(handle),
  });

const handle = z.string().check(z.minLength(1), z.maxLength(100));

const author = () =>
  z.strictObject({
    /** What the platform itself calls them: by it they are known again, and asked no more often than they should be. */
    id: z.optional(z.string().check(z.minLength(1), z.maxLength(200))),
    kind: z.enum(['citizen', 'foreign-citizen', 'stateless', 'legal-entity', 'unknown']),
    name: z.optional(z.string().check(z.maxLength(300))),
    contacts: z.optional(contacts()),
  });

export type Author = z.infer<ReturnType<typeof author>>;

/**
 * A citizen or a legal entity wrote. `owner` is for a platform that knows on whose balance sheet the thing is that the appeal
 * is about: the region's (`state`), the municipality's, or a private one; where no `agency` is named, the route depends on it.
 */
export const appealSubmitted = eventType(
  'appeal.submitted',
  () =>
    z.extend(idsSchema, {
      ...z.omit(factDataSchemas['appeal.submitted'], { reachable: true }).shape,
      author: z.optional(author()),
    }),
  {
    timestamp: '2026-10-05T09:14:00+03:00',
    data: {
      eventId: '99812-1',
      externalId: '99812',
      text: 'На улице Ленина третий день не горит фонарь у школы.',
      kind: 'message',
      channel: 'federal-platform',
      author: { kind: 'citizen', name: 'Образцова Анна', contacts: { email: 'anna@example.org' } },
      municipality: 'usinsk',
      agency: 'mun-usinsk',
      owner: 'municipal',
    },
  },
);
