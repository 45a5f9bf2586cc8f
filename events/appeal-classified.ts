import * as z from 'zod/mini';
import { factDataSchemas } from '#shared/domain/appeals/fact-data.ts';
import { eventType, idsSchema } from './event-type.ts';

/** What it is about, and who says so. */
export const appealClassified = eventType(
  'appeal.classified',
  () => z.extend(idsSchema, factDataSchemas['appeal.classified'].shape),
  {
    timestamp: '2026-10-05T11:02:33+03:00',
    data: { eventId: '99812-7', externalId: '99812', sector: 'amenities', category: 'street-lighting', by: 'operator' },
  },
);
