import * as z from 'zod/mini';
import { factDataSchemas } from '#shared/domain/appeals/fact-data.ts';
import { eventType, idsSchema } from './event-type.ts';

/** What it is about, and who says so. Only the centre's own classifier may leave something open. */
export const appealClassified = eventType(
  'appeal.classified',
  () => {
    const said = z.omit(factDataSchemas['appeal.classified'], { candidates: true, sectorConfidence: true });
    return z.extend(idsSchema, {
      ...z.required(said, { sector: true, category: true }).shape,
      by: z.enum(['classifier', 'operator', 'source']),
    });
  },
  {
    timestamp: '2026-10-05T11:02:33+03:00',
    data: { eventId: '99812-7', externalId: '99812', sector: 'amenities', category: 'street-lighting', by: 'operator' },
  },
);
