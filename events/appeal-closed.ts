import * as z from 'zod/mini';
import { factDataSchemas } from '#shared/domain/appeals/fact-data.ts';
import { eventType, idsSchema } from './event-type.ts';

/** Nobody expects anything more. */
export const appealClosed = eventType(
  'appeal.closed',
  () => z.extend(idsSchema, factDataSchemas['appeal.closed'].shape),
  {
    timestamp: '2026-10-05T11:02:33+03:00',
    data: { eventId: '99812-7', externalId: '99812', outcome: 'silent' },
  },
);
