import * as z from 'zod/mini';
import { factDataSchemas } from '#shared/domain/appeals/fact-data.ts';
import { eventType, idsSchema, instantSchema } from './event-type.ts';

/** The term was prolonged; without a notice to the citizen that has no effect (59-ФЗ art. 12(2)). */
export const appealExtended = eventType(
  'appeal.extended',
  () =>
    z.extend(idsSchema, {
      ...factDataSchemas['appeal.extended'].shape,
      until: instantSchema,
      noticeSentAt: z.optional(instantSchema),
    }),
  {
    timestamp: '2026-10-05T11:02:33+03:00',
    data: {
      eventId: '99812-7',
      externalId: '99812',
      until: '2026-11-20T23:59:59+03:00',
      reason: 'Нужна экспертиза',
      noticeSentAt: '2026-10-05T11:02:33+03:00',
    },
  },
);
