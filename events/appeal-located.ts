import * as z from 'zod/mini';
import { factDataSchemas } from '#shared/domain/appeals/fact-data.ts';
import { eventType, idsSchema } from './event-type.ts';

/** Where it is, and who says so; what it is about stays as it was. Only the centre's own recogniser may leave it open. */
export const appealLocated = eventType(
  'appeal.located',
  () =>
    z.extend(idsSchema, {
      municipality: z.nonoptional(factDataSchemas['appeal.located'].shape.municipality),
      by: z.enum(['operator', 'source']),
    }),
  {
    timestamp: '2026-10-05T11:02:33+03:00',
    data: { eventId: '99812-7', externalId: '99812', municipality: 'usinsk', by: 'operator' },
  },
);
