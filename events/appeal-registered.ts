import * as z from 'zod/mini';
import { factDataSchemas } from '#shared/domain/appeals/fact-data.ts';
import { eventType, idsSchema, instantSchema } from './event-type.ts';

/** The competent body registered it: the 59-ФЗ clock starts. */
export const appealRegistered = eventType(
  'appeal.registered',
  () => z.extend(idsSchema, { ...factDataSchemas['appeal.registered'].shape, registeredAt: z.optional(instantSchema) }),
  {
    timestamp: '2026-10-05T11:02:33+03:00',
    data: { eventId: '99812-7', externalId: '99812', registeredAt: '2026-10-05T11:00:00+03:00' },
  },
);
