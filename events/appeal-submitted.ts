import * as z from 'zod';
import { factDataSchemas } from '#shared/domain/appeals/fact-data.ts';
import { eventType, idsSchema } from './event-type.ts';

const contactsSchema = z.strictObject({
  email: z.email().max(254).optional(),
  phone: z
    .string()
    .regex(/^\+?[\d\s()-]{5,25}$/)
    .optional(),
  vk: z.string().min(1).max(100).optional(),
  telegram: z.string().min(1).max(100).optional(),
  max: z.string().min(1).max(100).optional(),
});

const authorSchema = z.strictObject({
  kind: z.enum(['citizen', 'foreign-citizen', 'stateless', 'legal-entity', 'unknown']),
  name: z.string().max(300).optional(),
  contacts: contactsSchema.optional(),
});

export type Author = z.infer<typeof authorSchema>;

/** A citizen or a legal entity wrote. */
export const appealSubmitted = eventType(
  'appeal.submitted',
  () =>
    idsSchema
      .extend(factDataSchemas['appeal.submitted'].omit({ reachable: true }).shape)
      .extend({ author: authorSchema.optional() }),
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
    },
  },
);
